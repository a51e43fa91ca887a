/** What must never reach a log, and what stands there instead. */
const secrets: readonly (readonly [RegExp, string])[] = [
  // Access tokens, wherever they appear.
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '[token]'],
  [/\b(Bearer\s+)[\w.~+/=-]+/gi, '$1[token]'],
  // The password in the address of a database.
  [/(\b[a-z]+:\/\/[^\s:/@]+:)[^\s@]+@/gi, '$1[secreto]@'],
  // `"password": "x"`, `password=x`, `refresh_token: x` and their like.
  [
    /("?\b(?:password|contraseña|clave|secret|secreto|token|refresh_token|jwt|authorization|cookie)\b"?\s*[=:]\s*)("[^"]*"|[^\s,;&{}[\]"]+)/gi,
    '$1[secreto]',
  ],
  // Long random texts: keys and refresh tokens look like this, words do not.
  [/\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{32,}\b/g, '[secreto]'],
  // Customers' telephone numbers: nine digits or more, with or without a country code.
  [/(?<![\w.:-])\+?\d{2,3}[ -]?\d{3}[ -]?\d{3}[ -]?\d{0,4}(?![\w.:-])/g, '[teléfono]'],
];

/** The text without tokens, passwords, keys and telephone numbers. */
export function redact(text: string): string {
  return secrets.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}
