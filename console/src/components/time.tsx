// A moment as people of the reader's language write it, exact to the second when pointed at.
import { useFormats } from '../texts/formats';

export function Time({ at }: { at: string | null | undefined }) {
  const formats = useFormats();
  if (!at) {
    return '—';
  }
  return (
    <time dateTime={at} title={formats.second(at)} className="number" style={{ whiteSpace: 'nowrap' }}>
      {formats.minute(at)}
    </time>
  );
}
