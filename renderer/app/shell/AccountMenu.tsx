import { Box, Button, Divider, ListSubheader, Menu, MenuItem, Typography } from '@mui/material';
import PersonIcon from '@mui/icons-material/PersonOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionUser } from '../../../shared/api/auth';
import { selectSucursal } from '../../stores/catalogSlice';
import { useApp } from '../hooks';
import { DesktopDialog } from '../../screens/Desktop/DesktopDialog';
import { SignOutItem } from './SignOutItem';

const languages = [
  ['es', 'Español'],
  ['en', 'English'],
] as const;
const themes = [
  ['auto', 'account.themeAuto'],
  ['light', 'account.themeLight'],
  ['dark', 'account.themeDark'],
] as const;

/** Who is signed in and at which branch; language, look, and the way out. */
export function AccountMenu({ usuario }: { usuario: SessionUser }) {
  const { t } = useTranslation(['common', 'desktop']);
  const sucursal = useApp(selectSucursal(usuario.sucursal_id));
  const { language, themeMode } = useApp((state) => state.preferences);
  const setPreferences = useApp((state) => state.setPreferences);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [desktopOpen, setDesktopOpen] = useState(false);
  const close = () => {
    setAnchor(null);
  };
  const branch =
    usuario.sucursal_id === null
      ? t('account.allBranches')
      : (sucursal?.nombre ?? t('account.branch', { id: usuario.sucursal_id }));
  return (
    <>
      <Button
        color="inherit"
        startIcon={<PersonIcon />}
        aria-haspopup="menu"
        sx={{ textAlign: 'left', minHeight: 44 }}
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        <Box>
          <Typography sx={{ fontSize: '0.9rem', fontWeight: 650, lineHeight: 1.2 }}>
            {usuario.nombre}
          </Typography>
          <Typography variant="caption" color="text.secondary" sx={{ display: 'block' }}>
            {branch}
          </Typography>
        </Box>
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={close}>
        <ListSubheader>{t(`roles.${usuario.rol}`)}</ListSubheader>
        <Divider />
        <ListSubheader>{t('account.language')}</ListSubheader>
        {languages.map(([value, name]) => (
          <MenuItem
            key={value}
            lang={value}
            selected={language === value}
            onClick={() => {
              setPreferences({ language: value });
            }}
          >
            {name}
          </MenuItem>
        ))}
        <ListSubheader>{t('account.theme')}</ListSubheader>
        {themes.map(([value, key]) => (
          <MenuItem
            key={value}
            selected={themeMode === value}
            onClick={() => {
              setPreferences({ themeMode: value });
            }}
          >
            {t(key)}
          </MenuItem>
        ))}
        {window.campana === undefined ? null : (
          <MenuItem
            onClick={() => {
              close();
              setDesktopOpen(true);
            }}
          >
            {t('desktop:open')}
          </MenuItem>
        )}
        <Divider />
        <SignOutItem onDone={close} />
      </Menu>
      <DesktopDialog
        open={desktopOpen}
        onClose={() => {
          setDesktopOpen(false);
        }}
      />
    </>
  );
}
