import { runStoreContract } from './contract.ts';
import { boardStoreContract } from './contractBoards.ts';
import { boardStoreModel } from './contractBoardsModel.ts';
import { runStoreModel } from './contractModel.ts';
import { playersContract } from './contractPlayers.ts';
import { retentionContract } from './contractRetention.ts';
import { submissionsContract } from './contractSubmissions.ts';
import { openFolder, temporaryFolders } from './sqliteFolder.ts';

const newFolder = temporaryFolders();
runStoreContract(() => openFolder(newFolder()));
boardStoreContract(() => openFolder(newFolder()));
boardStoreModel(() => openFolder(newFolder()), 25);
playersContract(() => openFolder(newFolder()));
submissionsContract(() => openFolder(newFolder()));
runStoreModel(() => openFolder(newFolder()));
retentionContract(() => openFolder(newFolder()));
