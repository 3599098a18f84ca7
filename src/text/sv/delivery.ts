/** Why something could not be delivered: the platform's own word, or ours, in words that people use. */
const causes: readonly (readonly [RegExp, string])[] = [
  [/^is_archived$/, 'kanalen är arkiverad'],
  [/^not_in_channel$|BotNotInConversationRoster/, 'jag är inte med där'],
  [/^channel_not_found$|ConversationNotFound|^404/, 'kanalen finns inte längre, eller så är jag inte med där'],
  [/^user_(not_found|disabled|not_visible)$/, 'kontot finns inte längre'],
  [
    /^(cannot_dm_bot|messages_tab_disabled)$|MessageWritesBlocked|Blocked/,
    'mottagaren tar inte emot meddelanden från mig',
  ],
  [/^restricted_action/, 'bara vissa får skriva där'],
  [/BotDisabledByAdmin|AppNotAllowed/, 'appen är avstängd av en administratör'],
  [
    /^(token_|invalid_auth|account_inactive|not_authed|missing_scope|team_access|app_not)|^token |^401/,
    'min behörighet gäller inte längre',
  ],
  [/^mail-refused$/, 'adressen tar inte emot e-post'],
  [/^mail-login$/, 'e-postservern tar inte emot min inloggning'],
  [/^(msg_|invalid_|no_text|413)/, 'meddelandet gick inte att visa'],
  [/^message_not_found$|NotFound/, 'meddelandet finns inte kvar'],
  [/^(rate_limited|ratelimited|http_429|429)/, 'plattformen bad mig vänta'],
];

const own: Readonly<Record<string, string>> = {
  uncertain: 'det är osäkert om det kom fram',
  'tried-too-often': 'det har inte gått på flera dagar',
  'nothing-left': 'det fanns inget kvar att säga',
  'not-configured': 'plattformen är inte inställd här',
  fault: 'något gick fel hos mig',
  forgotten: 'uppgifterna om mottagaren är borttagna',
  restored: 'det väntade när säkerhetskopian gjordes, och kan ha kommit fram innan den lästes tillbaka',
};

export const delivery = {
  why: (reason: string): string =>
    own[reason] ?? causes.find(([pattern]) => pattern.test(reason))?.[1] ?? 'plattformen svarade inte som den skulle',
  /** Before a message that was meant for one function, in a channel that others read. */
  to: (name: string) => `Till ${name}:`,
  unreachable: {
    person: (who: string, platform: string, why: string) => `Jag når inte ${who} i ${platform}: ${why}.`,
    personMail: (who: string, why: string) => `Jag når inte ${who} med e-post: ${why}.`,
    channel: (group: string, platform: string, why: string) =>
      `Jag kan inte skriva i kanalen för ${group} i ${platform}: ${why}.`,
    installation: (platform: string, why: string) => `Jag kommer inte in i ${platform} längre: ${why}.`,
    uncertain: (who: string) =>
      `Jag vet inte om det jag skickade till ${who} kom fram. Det skickas inte igen, så titta efter där.`,
    instead: {
      direct: 'Det som skulle dit skickas i stället till personens andra konto.',
      group: 'Det som skulle dit skrivs i stället i gruppens kanal.',
      'e-mail': 'Det som skulle dit skickas i stället med e-post.',
      '': 'Det som skulle dit kommer inte fram.',
    } as Record<string, string>,
    otherwise: 'Det som går att skicka en annan väg skickas så. Resten kommer inte fram.',
    personTodo: (who: string) =>
      `Har någon annan tagit över? Be den personen skriva ”medlemmar” och välja ${who}, och bekräfta sedan.`,
    channelTodo: (group: string) => `Bjud in mig i gruppens kanal och skriv ”koppla ${group}” där.`,
    installationTodo: 'Be den som sköter driften att installera appen igen eller byta behörigheten.',
    once: 'Jag säger det här en gång, tills det har fungerat igen.',
  },
  mail: {
    footer: 'Du får det här med e-post eftersom jag inte når dig i chatten. Svara där, inte på det här brevet.',
    from: 'Samverkan',
  },
};
