// Loaded into the broker by the programs that start it as a child (node --require). When the channel
// to the parent closes, because the parent asks or because it is gone in whatever way, the broker
// shuts down as on SIGTERM. Unlike a signal that works the same on Windows.
process.once('disconnect', () => {
  process.emit('SIGTERM', 'SIGTERM');
});
// Listening must not keep a broker alive that has nothing else to do.
process.channel?.unref();
