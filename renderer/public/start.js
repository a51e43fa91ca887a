// @ts-check
// Everything the page needs waits in a template until the first frame is on the screen, so that the bell
// is seen while the scripts are still being read. A hidden page draws no frames, and does not wait for one.
{
  const late = document.querySelector('template');
  const begin = () => {
    if (!late?.isConnected) return;
    document.head.append(late.content);
    late.remove();
  };
  const bell = document.querySelector('img');
  void bell?.decode().then(() => requestAnimationFrame(() => requestAnimationFrame(begin)), begin);
  setTimeout(begin, document.hidden ? 0 : 300);
}
