// Which address shows which page. Every page is a file of its own; the one of the address is fetched beside the library,
// not after it.
import type { ComponentType } from 'react';

interface PageFile {
  /** Below the root; a part that begins with a colon stands for any. */
  path: string;
  load: () => Promise<{ Component: ComponentType }>;
}

export const PAGES: PageFile[] = [
  { path: '', load: () => import('./home/home-page') },
  { path: 'profile', load: () => import('./session/profile-page') },
  { path: 'datasets', load: () => import('./datasets/datasets-page') },
  { path: 'datasets/:name', load: () => import('./datasets/dataset-page') },
  { path: 'deliveries', load: () => import('./deliveries/deliveries-page') },
  { path: 'deliveries/new', load: () => import('./deliveries/choose-dataset-page') },
  { path: 'deliveries/new/:dataset', load: () => import('./deliveries/new-delivery-page') },
  { path: 'deliveries/:id', load: () => import('./deliveries/delivery-page') },
  { path: 'shares', load: () => import('./shares/shares-page') },
  { path: 'shares/new/:dataset', load: () => import('./shares/new-share-page') },
  { path: 'shares/:number', load: () => import('./shares/share-page') },
  { path: 'corrections', load: () => import('./corrections/corrections-page') },
  { path: 'corrections/:number', load: () => import('./corrections/correction-page') },
  { path: 'clocks', load: () => import('./clocks/clocks-page') },
  { path: 'notices', load: () => import('./notices/notices-page') },
  { path: 'receipts', load: () => import('./receipts/receipts-page') },
  { path: 'receipts/:id', load: () => import('./receipts/receipt-page') },
  { path: 'record-readers', load: () => import('./registries/readers-page') },
  { path: 'catalogue-changes', load: () => import('./catalogue-changes/changes-page') },
  { path: 'catalogue-changes/new', load: () => import('./catalogue-changes/compile-page') },
  { path: 'catalogue-changes/new/:dataset', load: () => import('./catalogue-changes/new-change-page') },
  { path: 'catalogue-changes/withdraw/:dataset', load: () => import('./catalogue-changes/withdraw-page') },
  { path: 'catalogue-changes/:number', load: () => import('./catalogue-changes/change-page') },
  { path: 'catalogue-changes/:number/correct', load: () => import('./catalogue-changes/correct-page') },
  { path: 'registries', load: () => import('./registries/registries-page') },
  { path: 'registries/:name', load: () => import('./registries/registry-page') },
  { path: 'query', load: () => import('./query/query-page') },
  { path: 'map', load: () => import('./map/map-page') },
  { path: 'rules', load: () => import('./rules/rules-page') },
  { path: 'rules/:name', load: () => import('./rules/rule-page') },
  { path: 'packs', load: () => import('./packs/packs-page') },
  { path: 'packs/:name', load: () => import('./packs/pack-page') },
  { path: 'trace', load: () => import('./trace/trace-page') },
  { path: 'organisations', load: () => import('./organisations/organisations-page') },
  { path: 'organisations/:id', load: () => import('./organisations/organisation-page') },
  { path: 'people', load: () => import('./people/people-page') },
  { path: 'audit', load: () => import('./audit/audit-page') },
];

/** The page of an address; nothing where there is none. */
export function pageAt(address: string): PageFile | undefined {
  const parts = address.split('/').filter(Boolean);
  const matches = ({ path }: PageFile) => {
    const wanted = path.split('/').filter(Boolean);
    return (
      wanted.length === parts.length &&
      wanted.every((part, place) => part.startsWith(':') || part === parts[place])
    );
  };
  return PAGES.find(matches);
}
