/**
 * Reads a sentence aloud where the system has a voice for the language; answers whether it could.
 * A sentence still being read is cut short: the newest one matters.
 */
export function speak(text: string, language: 'es' | 'en', volume: number): boolean {
  const synthesis = (window as Partial<Pick<Window, 'speechSynthesis'>>).speechSynthesis;
  if (synthesis === undefined) return false;
  const voice = synthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language));
  if (voice === undefined) return false;
  const sentence = new SpeechSynthesisUtterance(text);
  sentence.voice = voice;
  sentence.lang = voice.lang;
  sentence.volume = volume;
  synthesis.cancel();
  synthesis.speak(sentence);
  return true;
}

/** Has the browser load its voices: the first time it is asked it often has none yet. */
export function primeVoices(): void {
  (window as Partial<Pick<Window, 'speechSynthesis'>>).speechSynthesis?.getVoices();
}
