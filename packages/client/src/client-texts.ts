/** Codes that arise on this side; all others come with the server's texts. */
export type ClientErrorCode = 'SERVER_UNREACHABLE' | 'CANCELLED';

interface ClientText {
  readonly title: string;
  readonly message: string;
  readonly hint: string;
}

/** The same texts as core's catalogue, checked by test: the server cannot send them when it does not answer. */
export const CLIENT_TEXTS: Readonly<Record<'en' | 'tr', Readonly<Record<ClientErrorCode, ClientText>>>> = {
  en: {
    SERVER_UNREACHABLE: {
      title: 'The OrionWiki server does not answer',
      message: 'No connection to {server}.',
      hint: 'Check the address of the server and that it is running, then try again.',
    },
    CANCELLED: {
      title: 'Cancelled',
      message: 'The run was cancelled.',
      hint: 'Pages that were finished before can still be downloaded.',
    },
  },
  tr: {
    SERVER_UNREACHABLE: {
      title: 'OrionWiki sunucusu yanıt vermiyor',
      message: '{server} ile bağlantı kurulamadı.',
      hint: 'Sunucunun adresini ve çalıştığını denetleyip yeniden deneyin.',
    },
    CANCELLED: {
      title: 'İptal edildi',
      message: 'Çalışma iptal edildi.',
      hint: 'Daha önce biten sayfalar yine de indirilebilir.',
    },
  },
};
