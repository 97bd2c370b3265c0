/** What page and training worker tell each other. */
import type { TrainingNews, TrainingOrder, TrainingPlan } from '../../../shared/training/news.ts';

export type LabOrder =
  | { readonly kind: 'start'; readonly plan: TrainingPlan; readonly orders: readonly TrainingOrder[] } // heard before its first step
  | TrainingOrder;

export type LabAnswer =
  | { readonly kind: 'news'; readonly news: readonly TrainingNews[] }
  | { readonly kind: 'over' } // nothing follows
  | { readonly kind: 'failed'; readonly message: string };
