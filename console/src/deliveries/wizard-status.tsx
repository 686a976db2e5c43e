// What happens, for who cannot see it: told politely, in quarters of the way and not with every part.
import type { UseQueryResult } from '@tanstack/react-query';
import type { DeliveryCheck } from '../api/types';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { percentSent } from './chosen-file';
import type { useUpload } from './use-upload';
import { wizardTexts } from './wizard-texts';

interface Props {
  upload: ReturnType<typeof useUpload>;
  check: UseQueryResult<DeliveryCheck>;
}

export function WizardStatus(props: Props) {
  return (
    <p role="status" className="visually-hidden">
      {useWords(props)}
    </p>
  );
}

function useWords({ upload, check }: Props): string {
  const texts = useTexts(wizardTexts).wizard;
  const { number } = useFormats();
  if (upload.file === undefined || upload.error || check.isError) {
    // What went wrong is an alert and tells itself.
    return '';
  }
  if (upload.complete === undefined) {
    const percent = percentSent(upload.file, upload.upload?.received_bytes ?? 0);
    return texts.sentPercent(upload.file.name, number(Math.floor(percent / 25) * 25));
  }
  if (check.isFetching) {
    return texts.checking;
  }
  return check.data?.is_read ? texts.checked(number(check.data.good), number(check.data.bad)) : '';
}
