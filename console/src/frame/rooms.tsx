// The rooms of the console, and who finds something in them. It only keeps doors out of sight that lead nowhere for a
// role; what anybody may see or do, the server decides.
import {
  ApartmentOutlined,
  AppstoreOutlined,
  CalculatorOutlined,
  FileSearchOutlined,
  EnvironmentOutlined,
  HomeOutlined,
  AuditOutlined,
  TeamOutlined,
  CodeOutlined,
  DatabaseOutlined,
  IdcardOutlined,
  InboxOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Role } from '../api/types';
import type { frameTexts } from './texts';

type RoomName = keyof (typeof frameTexts)['zh-CN']['rooms'];

export interface Room {
  name: RoomName;
  to: string;
  icon: ReactNode;
  group: keyof (typeof frameTexts)['zh-CN']['groups'];
  roles?: Role[];
}

export const ROOMS: Room[] = [
  { name: 'home', to: '/', icon: <HomeOutlined />, group: 'data' },
  { name: 'datasets', to: '/datasets', icon: <DatabaseOutlined />, group: 'data' },
  {
    name: 'deliveries',
    to: '/deliveries',
    icon: <InboxOutlined />,
    group: 'data',
    roles: ['steward', 'administrator', 'auditor'],
  },
  { name: 'registries', to: '/registries', icon: <IdcardOutlined />, group: 'data' },
  { name: 'map', to: '/map', icon: <EnvironmentOutlined />, group: 'data', roles: ['steward', 'member'] },
  { name: 'query', to: '/query', icon: <CodeOutlined />, group: 'data', roles: ['steward', 'member'] },
  { name: 'rules', to: '/rules', icon: <CalculatorOutlined />, group: 'decide' },
  { name: 'packs', to: '/packs', icon: <AppstoreOutlined />, group: 'decide' },
  { name: 'trace', to: '/trace', icon: <FileSearchOutlined />, group: 'decide' },
  { name: 'organisations', to: '/organisations', icon: <ApartmentOutlined />, group: 'manage' },
  {
    name: 'people',
    to: '/people',
    icon: <TeamOutlined />,
    group: 'manage',
    roles: ['administrator', 'steward', 'auditor'],
  },
  {
    name: 'audit',
    to: '/audit',
    icon: <AuditOutlined />,
    group: 'manage',
    roles: ['administrator', 'auditor'],
  },
];

export function roomsOf(role: Role): Room[] {
  return ROOMS.filter((room) => room.roles?.includes(role) ?? true);
}
