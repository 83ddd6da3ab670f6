import type { ShellMessages } from '../en/shell.ts';

/** Texts of rendered pages and of the exported file, in Turkish. */
export const shell: ShellMessages = {
  skip: 'İçeriğe geç',
  pages: 'Sayfalar',
  toc: 'Bu sayfada',
  paging: 'Önceki ve sonraki sayfa',
  previous: 'Önceki',
  next: 'Sonraki',

  search: 'Ara',
  searchHint: 'Sözcük, ad ya da yol',
  searchNone: '“{query}” için sonuç yok',
  searchCount: { one: '{count} sonuç', other: '{count} sonuç' },
  searchKeys: '↑ ↓ seç · Enter aç · Esc kapat',

  theme: 'Tema',
  themeSystem: 'Sistem',
  themeLight: 'Açık',
  themeDark: 'Koyu',

  shortcuts: 'Klavye kısayolları',
  shortcutPrevious: 'Önceki sayfa',
  shortcutNext: 'Sonraki sayfa',
  shortcutTree: 'Sayfa listesi',
  shortcutHelp: 'Bu yardım',
  shortcutClose: 'Açık paneli kapat',
  shortcutSwitch: 'Tek tuşlu kısayollar',

  headingLink: '“{heading}” başlığının bağlantısı',
  unknownPage: 'Bu sayfa bu wikide yok. İlk sayfa gösteriliyor.',

  commitTitle: 'Commit {commit}',
  minutes: '{count} dk okuma',
  citationsShort: { one: '{count} kaynak doğrulandı', other: '{count} kaynak doğrulandı' },
  citationsVerified: '{count} kaynaktan {ok} tanesi {commit} üzerinde doğrulandı',
  citationsNone: 'Bu sayfa hiçbir satırı kaynak göstermiyor.',
  dropped: {
    one: 'Gösterdiği satırlar kanıtlamadığı için {count} ifade çıkarıldı.',
    other: 'Gösterdikleri satırlar kanıtlamadığı için {count} ifade çıkarıldı.',
  },
  sources: 'Kaynak dosyalar ({count})',
  openAtCommit: 'Commit’te aç',
  excerptMissing: 'Bu satırlar bu commit’te okunamadı.',
  excerptCut: 'Son gösterilen satır: {line}.',
  tableLabel: 'Tablo: {columns}',
  codeLabel: 'Dosyadan satırlar: {path}',
  commandsLabel: 'Komutlar',
  note: 'Not',

  originFactsShort: 'Kod bilgileri',
  originModelShort: 'Model metni, denetlendi',
  originFacts: 'Kod bilgilerinden yazıldı',
  originModel: 'Bir model kod bilgilerinden yazdı, kodla karşılaştırılarak denetlendi',
  originModelNamed: 'Kod bilgilerinden yazan model: {model}; metin kodla karşılaştırılarak denetlendi',
  originDegraded: 'Kod bilgilerinden yazıldı; modelin metni denetimden geçmedi',

  diagramList: 'Çizimi liste olarak göster',
  diagramLabel: 'Çizim: {title}',
  edgeImports: '{from} → {to}: içe aktarır',
  edgeCalls: '{from} → {to}: çağırır',
  edgeExtends: '{from} → {to}: genişletir',
  edgeImplements: '{from} → {to}: gerçekleştirir',
  edgeContains: '{from} → {to}: içerir',
  edgeConcept: '{from} → {to}: ilişkili',
  nodeAlone: '{name}: burada bağlantısı yok',

  generatedBy: 'OrionWiki {version} ile oluşturuldu. Depo: {repository}, commit: {commit}.',
  partial: 'Bu wiki eksik: çalışma, bütün sayfalar bitmeden sona erdi.',
  contents: 'İçindekiler',
  description: 'Depo: {repository}, commit: {commit}. {pages} sayfa, {citations} doğrulanmış kaynak.',
  wikiTitle: '{repository} wiki',
};
