import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionArgs, ActionName } from '../../../actions';
import type { Performed } from '../../../actions/performer';
import { failureText } from '../../../app/failureNotice';
import { usePerform } from '../../../app/hooks';

/** Sending a form: the way to do it, whether it is under way, and why it was refused. */
export interface Send<N extends ActionName> {
  send: (args: ActionArgs<N>) => Promise<Performed<N>>;
  sending: boolean;
  failure: string | null;
}

/** Sends what a form holds; a refusal is told inside the form, where what was written is still there. */
export function useSend<N extends ActionName>(name: N): Send<N> {
  const { t } = useTranslation();
  const perform = usePerform();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  return {
    sending,
    failure,
    async send(args) {
      setSending(true);
      setFailure(null);
      const outcome = await perform(name, args, { quiet: true });
      setSending(false);
      if (!outcome.ok) setFailure(failureText(outcome.error, t));
      return outcome;
    },
  };
}
