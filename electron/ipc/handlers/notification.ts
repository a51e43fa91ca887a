import type { Notifications } from '../../notifications';
import type { IpcHandlers } from '../register';

/** Shows what happened to a person who is looking elsewhere. */
export function notificationHandlers(
  notifications: Notifications,
): Pick<IpcHandlers, 'notification:show'> {
  return { 'notification:show': (content, from) => notifications.show(content, from) };
}
