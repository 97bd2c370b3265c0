import { openStorage } from '../../../server/storage/storage.ts';
import { runStoreContract } from './contract.ts';
import { runStoreModel } from './contractModel.ts';
import { retentionContract } from './contractRetention.ts';
import { temporaryFolders } from './sqliteFolder.ts';

const newFolder = temporaryFolders();
runStoreContract(() => openStorage(newFolder()));
runStoreModel(() => openStorage(newFolder()));
retentionContract(() => openStorage(newFolder()));
