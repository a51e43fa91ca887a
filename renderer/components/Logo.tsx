import { SvgIcon, type SvgIconProps } from '@mui/material';

/** The bell on the kitchen pass. */
export function Logo(props: SvgIconProps) {
  return (
    <SvgIcon viewBox="0 0 64 64" {...props}>
      <circle cx="32" cy="13" r="5" />
      <rect x="29.5" y="16" width="5" height="8" />
      <path d="M8 44a24 22 0 0 1 48 0z" />
      <rect x="4" y="48" width="56" height="8" rx="4" />
    </SvgIcon>
  );
}
