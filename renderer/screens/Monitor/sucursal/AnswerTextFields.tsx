import { Box, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import {
  answerKinds,
  customerLanguages,
  maxAnswerChars,
  type AnswerKind,
  type CustomerLanguage,
} from '../../../../shared/api/whatsapp/settings';
import { placeholders, previewOf, type WhatsappForm } from './whatsappForm';

/** The words of each answer in one language at a time, how a customer reads them, and Meta's template. */
export function AnswerTextFields({ form }: { form: UseFormReturn<WhatsappForm> }) {
  const { t } = useTranslation('monitor');
  const [language, setLanguage] = useState<CustomerLanguage>('es');
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h3" sx={{ flex: 1 }}>
          {t('whatsapp.texts')}
        </Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          color="primary"
          aria-label={t('whatsapp.textsLanguage')}
          value={language}
          onChange={(_event, chosen: CustomerLanguage | null) => {
            if (chosen !== null) setLanguage(chosen);
          }}
        >
          {customerLanguages.map((each) => (
            <ToggleButton
              key={each}
              value={each}
              sx={{ textTransform: 'none', px: 2, minHeight: 44 }}
            >
              {t(`whatsapp.lang.${each}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
      {answerKinds.map((kind) => (
        <AnswerField key={`${kind}-${language}`} form={form} kind={kind} language={language} />
      ))}
    </Box>
  );
}

function AnswerField({
  form,
  kind,
  language,
}: {
  form: UseFormReturn<WhatsappForm>;
  kind: AnswerKind;
  language: CustomerLanguage;
}) {
  const { t } = useTranslation('monitor');
  const text = useWatch({ control: form.control, name: `textos.${kind}.${language}` });
  const minutes = useWatch({ control: form.control, name: 'minutos_espera' });
  const preview = previewOf(text, kind, language, minutes);
  const wrong = form.formState.errors.textos?.[kind]?.[language] !== undefined;
  const templateWrong = form.formState.errors.plantillas?.[kind] !== undefined;
  const names = placeholders[kind].map((name) => `{${name}}`).join(' ');
  return (
    <Box
      sx={{
        ...{ display: 'grid', gap: 1.5, alignItems: 'start' },
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 3fr) minmax(0, 2fr)' },
      }}
    >
      <TextField
        multiline
        minRows={2}
        label={t(`whatsapp.kind.${kind}`)}
        error={wrong || preview.unknown.length > 0}
        helperText={
          wrong
            ? t('whatsapp.textWrong')
            : preview.unknown.length > 0
              ? t('whatsapp.unknown', { names: preview.unknown.join(' ') })
              : t('whatsapp.placeholders', { names })
        }
        slotProps={{ htmlInput: { maxLength: maxAnswerChars } }}
        {...form.register(`textos.${kind}.${language}`)}
      />
      <Box sx={{ display: 'grid', gap: 1 }}>
        <Box
          role="group"
          aria-label={t('whatsapp.preview', { kind: t(`whatsapp.kind.${kind}`) })}
          sx={{
            ...{ px: 1.5, py: 1, borderRadius: 2, borderBottomRightRadius: 4, border: 1 },
            ...{ borderColor: 'primary.main', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
          }}
        >
          {preview.text}
        </Box>
        <TextField
          size="small"
          label={t('whatsapp.template')}
          error={templateWrong}
          helperText={templateWrong ? t('whatsapp.templateWrong') : t('whatsapp.templateHelp')}
          slotProps={{ htmlInput: { maxLength: 200, spellCheck: false } }}
          {...form.register(`plantillas.${kind}`)}
        />
      </Box>
    </Box>
  );
}
