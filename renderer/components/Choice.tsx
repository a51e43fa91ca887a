import { Button, Typography } from '@mui/material';
import type { SvgIconComponent } from '@mui/icons-material';

/** One way to go on, with what it means. */
export function Choice({
  icon: Icon,
  title,
  text,
  primary = false,
  onChoose,
}: {
  icon: SvgIconComponent;
  title: string;
  text: string;
  primary?: boolean;
  onChoose: () => void;
}) {
  return (
    <Button
      variant={primary ? 'contained' : 'outlined'}
      size="large"
      startIcon={<Icon />}
      sx={{ justifyContent: 'flex-start', textAlign: 'left', py: 1.5 }}
      onClick={onChoose}
    >
      <span>
        <Typography component="span" sx={{ display: 'block', fontWeight: 700 }}>
          {title}
        </Typography>
        <Typography component="span" variant="body2" sx={{ display: 'block' }}>
          {text}
        </Typography>
      </span>
    </Button>
  );
}
