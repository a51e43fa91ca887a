/** A number as WhatsApp has it (`51999888777`) as people read it: `+51 999 888 777`. */
export function phoneText(telefono: string): string {
  const digits = telefono.replace(/^\+/, '');
  const peruvian = /^51(\d{3})(\d{3})(\d{3})$/.exec(digits);
  if (peruvian !== null) return `+51 ${peruvian.slice(1).join(' ')}`;
  return /^\d{7,15}$/.test(digits) ? `+${digits}` : telefono;
}
