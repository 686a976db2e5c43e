// The menu of rooms: beside the page on a desk, behind a button on a phone.
import { Menu, type MenuProps } from 'antd';
import { Link, useLocation } from 'react-router';
import { useSession } from '../session/queries';
import { useTexts } from '../texts/use-texts';
import { roomsOf } from './rooms';
import { frameTexts } from './texts';

export function Navigation({ onGo }: { onGo?: () => void }) {
  const texts = useTexts(frameTexts);
  const { may } = useSession();
  const { pathname } = useLocation();
  const rooms = roomsOf(may);
  const here = rooms.filter(
    (room) => pathname === room.to || (room.to !== '/' && pathname.startsWith(`${room.to}/`)),
  );
  const groups = [...new Set(rooms.map((room) => room.group))];
  const items: MenuProps['items'] = groups.map((group) => ({
    key: group,
    type: 'group',
    label: texts.groups[group],
    children: rooms
      .filter((room) => room.group === group)
      .map((room) => ({
        key: room.to,
        icon: room.icon,
        label: <Link to={room.to}>{texts.rooms[room.name]}</Link>,
      })),
  }));
  return (
    <nav aria-label={texts.navigation}>
      <Menu
        mode="inline"
        items={items}
        selectedKeys={here.map((room) => room.to)}
        onClick={() => onGo?.()}
        style={{ borderInlineEnd: 'none' }}
      />
    </nav>
  );
}
