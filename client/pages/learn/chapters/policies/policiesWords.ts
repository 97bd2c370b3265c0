import { learnPoliciesEn } from '../../../words/parts/learnPolicies.en.ts';
import { learnPoliciesKo } from '../../../words/parts/learnPolicies.ko.ts';
import { dictionary } from '../../parts/dictionary.ts';

export const policiesWords = dictionary(learnPoliciesEn, learnPoliciesKo);
