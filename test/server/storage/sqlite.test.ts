import { runStoreContract } from './contract.ts';
import { boardStoreContract } from './contractBoards.ts';
import { runStoreModel } from './contractModel.ts';
import { retentionContract } from './contractRetention.ts';
import { openFolder, temporaryFolders } from './sqliteFolder.ts';

const newFolder = temporaryFolders();
runStoreContract(() => openFolder(newFolder()));
boardStoreContract(() => openFolder(newFolder()));
runStoreModel(() => openFolder(newFolder()));
retentionContract(() => openFolder(newFolder()));
