import { learnReplayEn } from '../../../words/parts/learnReplay.en.ts';
import { learnReplayKo } from '../../../words/parts/learnReplay.ko.ts';
import { dictionary } from '../../parts/dictionary.ts';

export const replayWords = dictionary(learnReplayEn, learnReplayKo);
