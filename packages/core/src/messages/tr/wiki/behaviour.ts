import type { SaidGuard } from '../../en/wiki/behaviour.ts';
import type { WikiMessages } from '../../en/wiki.ts';
import { joinSaid, type Said } from '../../say.ts';
import { common, say } from './common.ts';

/** One condition, in front of what happens. */
function condition(guard: SaidGuard): Said {
  switch (guard.kind) {
    case 'if':
      return say`${guard.condition} koşuluyla `;
    case 'unless':
      return say`${guard.condition} koşulu tutmazsa `;
    case 'fails':
      return say`${guard.condition} başarısız olursa `;
    case 'succeeds':
      return say`${guard.condition} başarılı olunca `;
    case 'case':
      return say`${guard.condition} durumunda `;
    case 'catch':
      return say`${guard.condition} yakalanınca `;
    case 'any':
      return say`bir hata yakalanınca `;
    case 'loop':
      return say`${guard.condition} döngüsünde `;
    case 'default':
      return say`öteki durumlarda `;
  }
}

/** All conditions, the outermost first. */
function under(guards: readonly SaidGuard[]): Said {
  return joinSaid(guards.map(condition).reverse(), { between: '', last: '' });
}

/** What bodies do, in the order of their lines. */
export const behaviour: WikiMessages['behaviour'] = {
  calls: (s) => say`${under(s.guards)}${s.callees}${s.otherwise === undefined ? '' : say`, yoksa ${s.otherwise}`}`,
  callsSentence: (s) =>
    s.subject === undefined
      ? say`Sırayla çağırdıkları: ${common.also(s.clauses.map(({ said }) => said))}.`
      : say`${s.subject} sırayla şunları çağırır: ${common.also(s.clauses.map(({ said }) => said))}.`,
  ends: (s) => {
    const can = s.isSometimes;
    if (s.kind === 'raises' && s.form === 'returnedSaid' && s.message !== undefined)
      return say`${under(s.guards)}${s.message} hatasını ${can ? 'döndürebilir' : 'döndürür'}`;
    if (s.kind === 'raises' && (s.form === 'returnedNew' || s.form === 'returnedSaid'))
      return say`${under(s.guards)}yeni bir hata ${can ? 'döndürebilir' : 'döndürür'}`;
    if (s.kind === 'raises' && s.form === 'made')
      return say`${under(s.guards)}${s.name} ile oluşan hatayı ${can ? 'verebilir' : 'verir'}`;
    const name = s.message === undefined ? [s.name] : say`${s.name} (${s.message})`;
    if (s.kind === 'raises' && s.form === 'panics')
      return say`${under(s.guards)}panikle ${can ? 'durabilir' : 'durur'}${s.message === undefined ? '' : say` (${s.message})`}`;
    const returns = can ? 'döndürebilir' : 'döndürür';
    const raises = s.form === 'returned' ? returns : `hatası ${can ? 'verebilir' : 'verir'}`;
    const answers = `yanıtını ${can ? 'verebilir' : 'verir'}`;
    const exits = `koduyla programı ${can ? 'bitirebilir' : 'bitirir'}`;
    const what = { raises, answers, exits }[s.kind];
    return say`${under(s.guards)}${name} ${what}`;
  },
  endsSentence: (s) =>
    s.subject === undefined
      ? say`Yarıda kesildiği yerler: ${common.also(s.clauses)}.`
      : say`${s.subject} için yarıda kesildiği yerler: ${common.also(s.clauses)}.`,
  guardsAlone: (s) => under(s.guards),
  withMeasures: (s) => {
    if (s.measures.length === 0) return s.what;
    if (!s.isCall) return say`${s.what} (${common.comma(s.measures.map(({ measure }) => say`${measure}`))})`;
    return say`${s.what} (${common.comma(s.measures.map(({ name, measure }) => say`${name}: ${measure}`))})`;
  },
  limitsHeading: 'Sınırlar ve sabit değerler',
  limits: {
    tests: (s) =>
      s.turn % 2 === 0
        ? say`${s.name} için değer ${s.value}: ${s.user}, ${s.condition} koşulunu sınar`
        : say`${s.user}, ${s.condition} koşulunu sınar; orada ${s.name} için değer ${s.value}`,
    passes: (s) =>
      s.turn % 2 === 0
        ? say`${s.user}, ${s.callee} çağrısına ${s.name} sabitini verir: ${s.value}`
        : say`${s.name} için değer ${s.value}; ${s.user} bununla ${s.callee} çağrısını yapar`,
    used: (s) =>
      s.turn % 2 === 0
        ? say`${s.name} için değer ${s.value}; kullanıldığı yer ${s.user}`
        : say`${s.user} şu sınırla çalışır: ${s.name}, ${s.value}`,
    bare: (s) => say`${s.path} içindeki ${s.name} için değer ${s.value}`,
    said: (s) => say`${s.limit}; yorumu: ${s.quote}`,
    value: (s) => (s.meaning === undefined ? say`${s.literal}` : say`${s.meaning} (${s.literal})`),
  },
  pinned: (s) => say`${s.title} testi bu değere bağlı`,
  failsHeading: 'Ne zaman başarısız olur',
  failColumns: ['Ne olur', 'Ne zaman', 'Nerede'],
  fail: (s) =>
    s.kind === 'raises' && s.form === 'panics'
      ? say`panik${s.message === undefined ? '' : say` ${s.message}`}`
      : s.message !== undefined
        ? say`hata ${s.message}`
        : say`${{ raises: 'hata', answers: 'yanıt', exits: 'çıkış kodu' }[s.kind]} ${s.name}`,
  connectionsHeading: 'Nelere bağlı',
};
