// A value that follows after a short rest, so that the server is not asked at every key.
import { useEffect, useState } from 'react';

const REST_MILLISECONDS = 250;

export function useDebounced<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), REST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
