// The one file that a person is about to deliver, on its way to the server: how far it is, and how it goes on.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Problem } from '../api/problem';
import type { Upload } from '../api/types';
import { giveUp } from './queries';
import { send } from './upload';

/** A network that comes back by itself is waited for so often before a person is asked. */
const TRIES = 2;

export function useUpload(dataset: string) {
  const [file, setFile] = useState<File>();
  const [upload, setUpload] = useState<Upload>();
  // What has begun is needed when it is taken up again, at once and not with the next drawing.
  const begun = useRef<Upload>(undefined);
  const abort = useRef(new AbortController());
  const sending = useMutation({
    mutationFn: (chosen: File) =>
      send({
        dataset,
        file: chosen,
        begun: begun.current,
        signal: abort.current.signal,
        onProgress: (upload) => {
          begun.current = upload;
          setUpload(upload);
        },
      }),
    retry: (failures, error) => failures < TRIES && error instanceof Problem && error.isPassing,
  });
  const drop = () => {
    abort.current.abort();
    abort.current = new AbortController();
    if (begun.current) {
      giveUp(begun.current.id);
    }
    begun.current = undefined;
  };
  // Who leaves the page leaves no file behind.
  useEffect(() => drop, []);
  return {
    file,
    /** What the server has of the file. */
    upload,
    /** Identifier of the upload once all of the file is there. */
    complete: sending.data?.id,
    error: sending.error,
    isSending: sending.isPending,
    choose: (chosen: File) => {
      drop();
      setUpload(undefined);
      setFile(chosen);
      sending.mutate(chosen);
    },
    /** Goes on where it broke off. */
    resume: () => file && sending.mutate(file),
    cancel: () => {
      drop();
      sending.reset();
      setUpload(undefined);
      setFile(undefined);
    },
    /** It is a delivery now, and not to be given up. */
    delivered: () => {
      begun.current = undefined;
    },
  };
}
