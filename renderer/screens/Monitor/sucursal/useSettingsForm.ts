import { zodResolver } from '@hookform/resolvers/zod';
import type { UseMutationResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm, type DefaultValues, type FieldValues } from 'react-hook-form';
import type { z } from 'zod';
import type { ApiFailure } from '../../../api/failure';

/**
 * A form over settings that other admins change, too: what is newer is taken where nothing was typed, and
 * else said. Only what was changed here is sent.
 */
export function useSettingsForm<Form extends FieldValues, Settings, Patch>({
  schema,
  settings,
  formOf,
  patchOf,
  save,
  onSaved,
}: {
  schema: z.ZodType<Form, Form>;
  /** The newest there are. */
  settings: Settings;
  formOf: (settings: Settings) => Form;
  /** What changed between what the form started from and what is in it now. */
  patchOf: (base: Form, values: Form) => Patch;
  save: UseMutationResult<Settings, ApiFailure, Patch>;
  onSaved: (settings: Settings) => void;
}) {
  /** What the form started from. */
  const [base, setBase] = useState(() => formOf(settings));
  const form = useForm<Form>({
    resolver: zodResolver(schema),
    defaultValues: base as DefaultValues<Form>,
  });
  const { isDirty } = form.formState;
  const newest = formOf(settings);
  const differs = JSON.stringify(newest) !== JSON.stringify(base) && !save.isPending;

  const startFrom = (values: Form) => {
    setBase(values);
    form.reset(values);
    save.reset();
  };
  useEffect(() => {
    if (differs && !isDirty) startFrom(newest);
  });

  return {
    form,
    /** Whether somebody changed them since this form was begun. */
    outdated: differs && isDirty,
    /** Begins again with the newest. */
    takeNewest: () => {
      startFrom(newest);
    },
    submit: form.handleSubmit((values) => {
      save.mutate(patchOf(base, values), {
        onSuccess: (changed) => {
          startFrom(formOf(changed));
          onSaved(changed);
        },
      });
    }),
  };
}
