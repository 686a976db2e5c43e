// A search whose words live in the address.
import { Input } from 'antd';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import type { ListParams } from './use-page-params';

export function SearchBox({ list, hint }: { list: ListParams; hint: string }) {
  const { search } = useTexts(common);
  const words = list.value('q') ?? '';
  return (
    <Input.Search
      // "Back" puts the words of before into the box.
      key={words}
      className="grow"
      style={{ minWidth: 220, maxWidth: 720 }}
      defaultValue={words}
      placeholder={hint}
      aria-label={hint}
      enterButton={search}
      allowClear
      onSearch={(q) => list.change({ q: q.trim() })}
    />
  );
}
