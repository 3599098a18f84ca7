import type { BackupCounts } from '../sv/backup.ts';

const held = ({ agreements, measures, log, tables, rows }: BackupCounts): string =>
  `${agreements} ${agreements === 1 ? 'agreement' : 'agreements'}, ${measures} ${measures === 1 ? 'measure' : 'measures'} and ${log} log ${log === 1 ? 'row' : 'rows'} (${rows} rows in ${tables} tables)`;

export const backup = {
  done: (path: string, counts: BackupCounts) => `Wrote ${path}: ${held(counts)}. The file was read back and is whole.`,
  encrypted: 'The file is encrypted. Without the key in SAMVERKAN_BACKUP_KEY it can’t be read: keep the key elsewhere.',
  notEncrypted: 'The file is not encrypted. Set SAMVERKAN_BACKUP_KEY if it is to be kept where others can read it.',
  alsoKeep:
    'Keep the data folder’s file maskerat.jsonl too. It is not part of the backup, and what was masked stays masked by it.',
  notRemembered:
    'Note: the time of the backup could not be stored in the database, so “samverkan doctor” shows an earlier one.',
  exists: (path: string) => `The file ${path} is there already and is not written over. Choose another name.`,
  shortKey: 'SAMVERKAN_BACKUP_KEY is too short. Choose at least 16 characters, preferably random.',
  brokenLog: (agreement: string, seq: number, fault: string) =>
    `Note: the log is broken in agreement ${agreement}, row ${seq}: ${fault}. The backup is as the database is, but can’t be restored. Check with “samverkan log verify”.`,
  unverified: 'what was written could not be read back',
  failed: (path: string, why: string) => `No backup was written to ${path}: ${why}.`,
  notWritten: {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk is full',
    EACCES: 'the folder can’t be written to',
    EPERM: 'the folder can’t be written to',
    EROFS: 'the disk can only be read',
    ENOENT: 'the folder is not there',
    ENOTDIR: 'the folder is not there',
    EIO: 'the disk does not answer as it should',
    EFBIG: 'the file became too large for the disk',
  } as Readonly<Record<string, string>>,
  restore: {
    done: (path: string, at: string, counts: BackupCounts) =>
      `Done: ${path} is restored, as it was ${at}: ${held(counts)}.`,
    logOk: (rows: number) => `The log is whole: ${rows} rows checked.`,
    filled: (tables: readonly string[]) =>
      `The database is not empty (${tables.join(', ')}), and nothing is written over. Restore into an empty database or an empty folder.`,
    running: 'The bot is running. Stop it first, and then restore.',
    busy: 'The database is in use by something else. Stop every bot on it and try again. Nothing is changed.',
    newerDatabase: (migration: string) =>
      `The database is already used by a newer version of Samverkan (${migration}). Restore with that version. Nothing is changed.`,
    newer: (migration: string) =>
      `The backup was made by a newer version of Samverkan (${migration}). Install that version and try again. Nothing is changed.`,
    faults: {
      unreadable: (path) => `The file ${path} can’t be read. Check the name and the folder.`,
      'not-a-backup': (path) => `The file ${path} is no backup from Samverkan. Nothing is changed.`,
      'newer-format': (path) =>
        `The file ${path} was made by a newer version of Samverkan. Install that version and try again. Nothing is changed.`,
      damaged: (path) =>
        `The file ${path} is not whole: it was cut short or altered. Take another backup. Nothing is changed.`,
      'no-key': (path) => `The file ${path} is encrypted. Set SAMVERKAN_BACKUP_KEY to the key that it was made with.`,
      'wrong-key': (path) =>
        `The key in SAMVERKAN_BACKUP_KEY is not the one that ${path} was made with. Nothing is changed.`,
    } as Readonly<Record<string, (path: string) => string>>,
    disposed: (count: number) =>
      `The register has been read: ${count} ${count === 1 ? 'text or row' : 'texts and rows'} that had been disposed of ${count === 1 ? 'is' : 'are'} disposed of again.`,
    forgotten: (count: number) =>
      `The register has been read: ${count} ${count === 1 ? 'person' : 'people'} removed after the backup ${count === 1 ? 'has' : 'have'} been removed again.`,
    masks: (count: number) =>
      count === 0
        ? 'The register of masked texts was read: all that was masked is masked in the backup too.'
        : `The register of masked texts was read: ${count} ${count === 1 ? 'text' : 'texts'} that had been masked after the backup ${count === 1 ? 'is' : 'are'} masked again.`,
    noMasks: (path: string) =>
      `Note: the register of masked texts, ${path}, is missing. Text that was masked after the backup can be seen again. Put the file there and start the bot, and it is masked.`,
    emptyMasks: (path: string) =>
      `Note: the register of masked texts, ${path}, is empty. If any text has been masked it is the wrong file: that text can be seen again. Put the right file there and start the bot, and it is masked.`,
    unreadMasks: (count: number) =>
      `Note: ${count} ${count === 1 ? 'line' : 'lines'} of the register of masked texts can’t be read; text that was taken away may be seen again. Replace them with the same lines of a whole copy of maskerat.jsonl, or remove them and mask the texts again. Then start the bot.`,
    sends: (waiting: number, unknown: number) =>
      waiting + unknown === 0
        ? 'Nothing waited to be sent in the backup, and nothing fell due after it.'
        : `Not sent, since it may have been sent already: ${waiting} ${waiting === 1 ? 'message' : 'messages'} that waited in the backup, and ${unknown} ${unknown === 1 ? 'reminder' : 'reminders'} from the time after it. The coordinators are told when the bot starts.`,
    followUps: (count: number) =>
      `${count} approved ${count === 1 ? 'follow-up' : 'follow-ups'} may have been posted already. Nothing is posted until the coordinators approve it again.`,
    secrets:
      'Calendar addresses and functions that were removed after the backup are valid again. Go through them with “members” and “calendar”.',
    brokenLog: (agreement: string, seq: number, fault: string) =>
      `The log in the backup is broken in agreement ${agreement}, row ${seq}: ${fault}. Take an older backup. Nothing is changed.`,
  },
  move: {
    noUrl:
      'Set DATABASE_URL to an empty PostgreSQL database, and SAMVERKAN_DATA to the data folder that is to be moved there. Nothing is changed.',
    nothing: (folder: string) => `There is no embedded database in ${folder}. Set SAMVERKAN_DATA to the data folder.`,
    brokenLog: (agreement: string, seq: number, fault: string) =>
      `The log is broken in agreement ${agreement}, row ${seq}: ${fault}. Nothing is moved.`,
    done: (counts: BackupCounts) => `Done: everything is moved to PostgreSQL: ${held(counts)}. The log is whole.`,
    aside: (folder: string) =>
      `The old database is put aside in ${folder}. Delete it when you have made a backup of the new one.`,
    notAside: (folder: string) =>
      `Note: the folder ${folder} could not be put aside. Move it yourself. If the bot starts on it too, everything is sent twice.`,
    next: 'Keep DATABASE_URL, and the data folder with maskerat.jsonl, when you start the bot. Questions that waited for an answer are not moved.',
  },
  told: {
    restored: (moment: string) =>
      `The database was restored from a backup from ${moment}. What was written after that is gone: write it again.`,
    unknown: (count: number) =>
      `${count} ${count === 1 ? 'reminder' : 'reminders'} may have been sent after the backup. Nobody knows which arrived, and they are not sent again.`,
    waiting: (count: number) =>
      `${count} ${count === 1 ? 'message' : 'messages'} waited when the backup was made. They may have arrived, and are not sent again.`,
    where: 'Write “reminders” to see which reminders they are.',
    followUps: (count: number) =>
      `${count} ${count === 1 ? 'follow-up' : 'follow-ups'} had been approved and may have been posted already. Look in the steering group’s channel. Approve once more if it is to be posted.`,
    members: 'Whoever was removed after the backup has their function again. Write “members” and check.',
  },
};
