import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useCampana } from '../../../app/context';
import type { ApiFailure } from '../../../api/failure';

/** Pictures stay in memory this long after they were shown, in ms. */
const keptMs = 5 * 60_000;

function queryOf(id: number | null) {
  return { queryKey: ['voucherImage', id], gcTime: keptMs, staleTime: Infinity } as const;
}

/** The picture of a voucher; `null` asks for none. It needs the session, so it is fetched, not linked. */
export function useVoucherImage(id: number | null): UseQueryResult<Blob, ApiFailure> {
  const { api } = useCampana();
  return useQuery<Blob, ApiFailure>({
    ...queryOf(id),
    queryFn: ({ signal }) => api.voucherImage(id ?? 0, { signal }),
    enabled: id !== null,
  });
}

/** Fetches the picture that will be wanted next. */
export function usePrefetchVoucherImage(id: number | null): void {
  const { api } = useCampana();
  const client = useQueryClient();
  useEffect(() => {
    if (id === null) return;
    client
      .query({ ...queryOf(id), queryFn: ({ signal }) => api.voucherImage(id, { signal }) })
      // Whoever comes to look at it asks again, and is told then.
      .catch(() => undefined);
  }, [id, api, client]);
}

/** An address of a picture that is in memory, for `<img>`; given back when it is no longer shown. */
export function useObjectUrl(blob: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (blob === null) {
      setUrl(null);
      return undefined;
    }
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [blob]);
  return url;
}
