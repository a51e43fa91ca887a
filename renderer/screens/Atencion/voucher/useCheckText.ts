import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoucherCheck } from '../../../../shared/api/voucherChecks';
import { useLabels } from '../../../components/useLabels';
import { useFormat } from '../useFormat';

/** Says in a sentence what a check found, and where the same was used before. */
export function useCheckText(): (check: VoucherCheck) => string {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const format = useFormat();
  return useCallback(
    (check) => {
      const { tipo, resultado, por, hallado, esperado } = check;
      const used = usedText(check);
      if (used !== null) return used;
      const unknown = resultado === 'no_se_sabe';
      switch (tipo) {
        case 'pago':
          if (unknown) return t('checks.text.pagoUnknown');
          return resultado === 'falla'
            ? t('checks.text.pagoOther', { found: money(hallado), expected: money(esperado) })
            : t(por === 'operacion' ? 'checks.text.pagoByNumber' : 'checks.text.pagoByData', {
                found: money(hallado),
              });
        case 'imagen':
          return t(unknown ? 'checks.text.imagenUnknown' : 'checks.text.imagenNew');
        case 'operacion':
          return unknown
            ? t('checks.text.operacionUnknown')
            : t('checks.text.operacionNew', { found: hallado ?? '' });
        case 'monto':
          return unknown
            ? t('check.unknown')
            : t(resultado === 'pasa' ? 'check.equal' : 'checks.text.montoOther', {
                found: money(hallado),
                expected: money(esperado),
              });
        case 'fecha':
          if (unknown) return t('checks.text.fechaUnknown');
          return resultado === 'pasa'
            ? t('checks.text.fechaFits')
            : t(
                Date.parse(hallado ?? '') > Date.parse(esperado ?? '')
                  ? 'check.date_future'
                  : 'check.date_old',
              );
        case 'pagador':
          if (hallado === null) return t('checks.text.pagadorUnknown');
          if (esperado === null) return t('checks.text.pagadorFirst');
          return resultado === 'pasa'
            ? t('checks.text.pagadorKnown')
            : t('checks.text.pagadorOther', { found: hallado, expected: esperado });
      }
    },
    // `usedText` and `money` are made of these.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, labels, format],
  );

  function money(text: string | null): string {
    return text === null ? '—' : format.money(Number(text));
  }

  function usedText({ tipo, por, resultado, usos }: VoucherCheck): string | null {
    const [use] = usos;
    if (use === undefined) return null;
    const label = labels.voucher(use.voucher_id);
    const kind =
      tipo === 'imagen'
        ? por === 'exacta'
          ? 'imagen'
          : 'parecida'
        : tipo === 'pago'
          ? 'pago'
          : 'operacion';
    if (resultado === 'no_se_sabe') return t('checks.text.looksLike', { label });
    return use.pedido_id === null
      ? `${t(`check.used_${kind}`, { label })}.`
      : t(`check.usedFor_${kind}`, { label, pedido: labels.pedido(use.pedido_id) });
  }
}
