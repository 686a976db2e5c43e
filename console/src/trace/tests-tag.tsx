// Whether the tests of an item pass.
import type { Carrier } from '../api/types';
import { StatusTag } from '../components/status-tag';
import { useTexts } from '../texts/use-texts';
import { traceTexts } from './texts';

export function TestsTag({ carrier }: { carrier: Carrier }) {
  const { tests } = useTexts(traceTexts);
  switch (carrier.tests_pass) {
    case true:
      return <StatusTag mood="good">{tests.passing}</StatusTag>;
    case false:
      return <StatusTag mood="bad">{tests.failing}</StatusTag>;
    default:
      return <StatusTag mood="quiet">{tests.untested}</StatusTag>;
  }
}
