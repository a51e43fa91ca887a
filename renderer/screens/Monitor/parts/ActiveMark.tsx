import { Box } from '@mui/material';
import ActiveIcon from '@mui/icons-material/CheckCircleOutlined';
import InactiveIcon from '@mui/icons-material/DoNotDisturbOnOutlined';
import OutIcon from '@mui/icons-material/RemoveShoppingCartOutlined';

const signs = {
  active: <ActiveIcon color="success" fontSize="small" />,
  inactive: <InactiveIcon color="secondary" fontSize="small" />,
  out: <OutIcon color="error" fontSize="small" />,
};

/** Whether something or somebody is in use: a sign and the word. */
export function ActiveMark({ state, text }: { state: keyof typeof signs; text: string }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
      {signs[state]}
      {text}
    </Box>
  );
}
