import { newFolder, openBench } from './queueBench.ts';
import { submissionsContract } from './submissionsContract.ts';

submissionsContract(openBench, newFolder);
