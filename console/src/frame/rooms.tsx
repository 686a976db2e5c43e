// The rooms of the console, and the act that somebody must be allowed to find something in them. It only keeps doors out of
// sight that lead nowhere; what anybody may see or do, the server decides and says.
import {
  ApartmentOutlined,
  AppstoreOutlined,
  CalculatorOutlined,
  FileSearchOutlined,
  EnvironmentOutlined,
  HomeOutlined,
  ProfileOutlined,
  AuditOutlined,
  BellOutlined,
  EditOutlined,
  EyeOutlined,
  FieldTimeOutlined,
  FileProtectOutlined,
  SwapOutlined,
  TeamOutlined,
  CodeOutlined,
  DatabaseOutlined,
  IdcardOutlined,
  InboxOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { frameTexts } from './texts';

type RoomName = keyof (typeof frameTexts)['zh-CN']['rooms'];

export interface Room {
  name: RoomName;
  to: string;
  icon: ReactNode;
  group: keyof (typeof frameTexts)['zh-CN']['groups'];
  /** Who may not do this finds nothing there. */
  act?: string;
}

export const ROOMS: Room[] = [
  { name: 'home', to: '/', icon: <HomeOutlined />, group: 'data' },
  { name: 'datasets', to: '/datasets', icon: <DatabaseOutlined />, group: 'data' },
  {
    name: 'deliveries',
    to: '/deliveries',
    icon: <InboxOutlined />,
    group: 'data',
    act: 'delivery.read',
  },
  { name: 'changes', to: '/catalogue-changes', icon: <ProfileOutlined />, group: 'data' },
  { name: 'shares', to: '/shares', icon: <SwapOutlined />, group: 'data' },
  { name: 'corrections', to: '/corrections', icon: <EditOutlined />, group: 'data' },
  { name: 'clocks', to: '/clocks', icon: <FieldTimeOutlined />, group: 'data' },
  { name: 'notices', to: '/notices', icon: <BellOutlined />, group: 'data', act: 'notice.read' },
  { name: 'registries', to: '/registries', icon: <IdcardOutlined />, group: 'data' },
  { name: 'map', to: '/map', icon: <EnvironmentOutlined />, group: 'data', act: 'indicator.read' },
  { name: 'query', to: '/query', icon: <CodeOutlined />, group: 'data', act: 'query.run' },
  { name: 'rules', to: '/rules', icon: <CalculatorOutlined />, group: 'decide' },
  { name: 'packs', to: '/packs', icon: <AppstoreOutlined />, group: 'decide' },
  { name: 'trace', to: '/trace', icon: <FileSearchOutlined />, group: 'decide' },
  { name: 'organisations', to: '/organisations', icon: <ApartmentOutlined />, group: 'manage' },
  {
    name: 'people',
    to: '/people',
    icon: <TeamOutlined />,
    group: 'manage',
    act: 'person.read',
  },
  { name: 'receipts', to: '/receipts', icon: <FileProtectOutlined />, group: 'manage', act: 'receipt.read' },
  {
    name: 'readers',
    to: '/record-readers',
    icon: <EyeOutlined />,
    group: 'manage',
    act: 'record.trace',
  },
  {
    name: 'audit',
    to: '/audit',
    icon: <AuditOutlined />,
    group: 'manage',
    act: 'audit.read',
  },
];

export function roomsOf(may: readonly string[]): Room[] {
  return ROOMS.filter(({ act }) => act === undefined || may.includes(act));
}
