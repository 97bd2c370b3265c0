/** Between a page and the worker that computes what boards say. */
import type { TaskNews } from '../../../shared/boards/runTask.ts';
import type { Task } from '../../../shared/boards/task.ts';

export type BoardOrder = { readonly kind: 'task'; readonly task: Task } | { readonly kind: 'trace' };
export type BoardAnswer = TaskNews | { readonly kind: 'traced'; readonly hash: string };
