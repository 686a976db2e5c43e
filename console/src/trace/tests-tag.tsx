// Whether the tests of an item pass; nothing is known of one without tests.
import { StatusTag } from '../components/status-tag';
import { useTexts } from '../texts/use-texts';
import { traceTexts } from './texts';

export function TestsTag({ passes }: { passes: boolean | null | undefined }) {
  const { tests } = useTexts(traceTexts);
  switch (passes) {
    case true:
      return <StatusTag mood="good">{tests.passing}</StatusTag>;
    case false:
      return <StatusTag mood="bad">{tests.failing}</StatusTag>;
    default:
      return <StatusTag mood="quiet">{tests.untested}</StatusTag>;
  }
}
