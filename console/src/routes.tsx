// Which address shows which page. Every page is a file of its own that is loaded when it is opened.
import { createBrowserRouter } from 'react-router';
import { Crash } from './frame/crash';
import { Frame } from './frame/frame';
import { Nowhere } from './frame/nowhere';
import { Guard } from './session/guard';

export function createRouter() {
  return createBrowserRouter([
    {
      element: (
        <Guard>
          <Frame />
        </Guard>
      ),
      errorElement: <Crash />,
      hydrateFallbackElement: <></>,
      children: [
        {
          errorElement: <Crash />,
          children: [
            { index: true, lazy: () => import('./home/home-page') },
            { path: 'profile', lazy: () => import('./session/profile-page') },
            { path: 'datasets', lazy: () => import('./datasets/datasets-page') },
            { path: 'datasets/:name', lazy: () => import('./datasets/dataset-page') },
            { path: 'deliveries', lazy: () => import('./deliveries/deliveries-page') },
            { path: 'deliveries/new', lazy: () => import('./deliveries/choose-dataset-page') },
            { path: 'deliveries/new/:dataset', lazy: () => import('./deliveries/new-delivery-page') },
            { path: 'deliveries/:id', lazy: () => import('./deliveries/delivery-page') },
            { path: 'registries', lazy: () => import('./registries/registries-page') },
            { path: 'registries/:name', lazy: () => import('./registries/registry-page') },
            { path: 'query', lazy: () => import('./query/query-page') },
            { path: 'map', lazy: () => import('./map/map-page') },
            { path: 'rules', lazy: () => import('./rules/rules-page') },
            { path: 'rules/:name', lazy: () => import('./rules/rule-page') },
            { path: 'packs', lazy: () => import('./packs/packs-page') },
            { path: 'packs/:name', lazy: () => import('./packs/pack-page') },
            { path: 'trace', lazy: () => import('./trace/trace-page') },
            { path: 'organisations', lazy: () => import('./organisations/organisations-page') },
            { path: 'organisations/:id', lazy: () => import('./organisations/organisation-page') },
            { path: 'people', lazy: () => import('./people/people-page') },
            { path: 'audit', lazy: () => import('./audit/audit-page') },
            { path: '*', element: <Nowhere /> },
          ],
        },
      ],
    },
  ]);
}
