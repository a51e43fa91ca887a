import { IconButton, InputAdornment, TextField } from '@mui/material';
import HideIcon from '@mui/icons-material/VisibilityOffOutlined';
import ShowIcon from '@mui/icons-material/VisibilityOutlined';
import { useState } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

/** A password somebody else will type: it can be shown, since it has to be told. */
export function NewPasswordField({
  invalid,
  refusal,
  autoFocus = false,
  registration,
}: {
  invalid: boolean;
  refusal: string | null;
  autoFocus?: boolean;
  registration: UseFormRegisterReturn;
}) {
  const { t } = useTranslation('monitor');
  const [shown, setShown] = useState(false);
  return (
    <TextField
      label={t('usuarios.password')}
      type={shown ? 'text' : 'password'}
      autoComplete="new-password"
      autoFocus={autoFocus}
      error={invalid || refusal !== null}
      helperText={invalid ? t('usuarios.passwordWrong') : (refusal ?? t('usuarios.passwordHelp'))}
      slotProps={{
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton
                edge="end"
                aria-label={t(shown ? 'usuarios.hidePassword' : 'usuarios.showPassword')}
                onClick={() => {
                  setShown(!shown);
                }}
              >
                {shown ? <HideIcon /> : <ShowIcon />}
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
      {...registration}
    />
  );
}
