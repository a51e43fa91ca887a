import { Box, Button, IconButton, Paper, TextField, Typography } from '@mui/material';
import AddIcon from '@mui/icons-material/AddOutlined';
import DownIcon from '@mui/icons-material/ArrowDownwardOutlined';
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { useId } from 'react';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { listFields, SettingsForm } from './settingsForm';

/** A list of short texts: each can be changed, moved and taken out, and others added. */
export function EditableList({
  form,
  name,
}: {
  form: UseFormReturn<SettingsForm>;
  name: (typeof listFields)[number];
}) {
  const { t } = useTranslation('monitor');
  const titleId = useId();
  const { fields, append, remove, move } = useFieldArray({ control: form.control, name });
  const errors = form.formState.errors[name];
  return (
    <Paper component="section" variant="outlined" aria-labelledby={titleId} sx={{ p: 2 }}>
      <Typography id={titleId} variant="h2">
        {t(`sucursal.${name}`)}
      </Typography>
      <Typography variant="body2" color="text.secondary" gutterBottom>
        {t(`sucursal.${name}_help`)}
      </Typography>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1, mt: 1.5 }}>
        {fields.map(({ id }, index) => {
          const number = index + 1;
          const wrong = errors?.[index] !== undefined;
          return (
            <Box
              component="li"
              key={id}
              sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5 }}
            >
              <TextField
                fullWidth
                size="small"
                error={wrong}
                helperText={wrong ? t('sucursal.textWrong') : null}
                slotProps={{
                  htmlInput: { 'aria-label': t('sucursal.entry', { number }), maxLength: 500 },
                }}
                sx={{ '& .MuiInputBase-root': { minHeight: (theme) => theme.touchPx } }}
                {...form.register(`${name}.${index}.texto`)}
              />
              <IconButton
                aria-label={t('sucursal.up', { number })}
                disabled={index === 0}
                onClick={() => {
                  move(index, index - 1);
                }}
              >
                <UpIcon />
              </IconButton>
              <IconButton
                aria-label={t('sucursal.down', { number })}
                disabled={index === fields.length - 1}
                onClick={() => {
                  move(index, index + 1);
                }}
              >
                <DownIcon />
              </IconButton>
              <IconButton
                aria-label={t('sucursal.remove', { number })}
                onClick={() => {
                  remove(index);
                }}
              >
                <DeleteIcon />
              </IconButton>
            </Box>
          );
        })}
      </Box>
      {fields.length === 0 ? (
        <Typography color="text.secondary">{t('sucursal.emptyList')}</Typography>
      ) : null}
      <Button
        startIcon={<AddIcon />}
        sx={{ mt: 1 }}
        onClick={() => {
          append({ texto: '' });
        }}
      >
        {t('sucursal.add')}
      </Button>
    </Paper>
  );
}
