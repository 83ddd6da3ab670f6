import type { WikiMessages } from '../../en/wiki.ts';
import { say } from './common.ts';

/** Getting started. */
export const start: WikiMessages['start'] = {
  summary: (s) =>
    `${s.name}: kurma, çalıştırma, derleme ve test adımları; belgelerden, bildirimlerden ve CI tanımlarından.`,
  needs: (s) => say`Her şeyden önce, ${s.path} dosyasının istedikleri: ${s.needs}.`,
  need: (s) => say`${s.runtime} ${s.version}`,
  installHeading: 'Kurulum',
  useHeading: 'İlk kullanım',
  workHeading: 'Kod üzerinde çalışmak',
  scriptsHeading: 'Bildirimin getirdiği komutlar',
  ciHeading: 'Bir değişiklikte CI ne çalıştırır',
  guidesHeading: 'Depodaki diğer belgeler',
  under: (s) => {
    const turns = [
      say`${s.path} dosyasında, ${s.heading} başlığı altında:`,
      say`${s.heading} bölümünün verdiği komutlar (${s.path}):`,
      say`${s.path} içinde ${s.heading} şöyle anlatılıyor:`,
      say`${s.path} dosyası ${s.heading} ile sürüyor:`,
    ];
    return turns[s.turn % turns.length] ?? [];
  },
  example: (s) => `${s.heading} (${s.path})`,
  scriptColumns: ['Komut', 'Çalıştırdığı'],
  job: (s) =>
    say`${s.path} dosyasındaki ${s.job} işi${s.triggers.length > 0 ? say` (tetikleyen: ${s.triggers})` : ''} şunları çalıştırır:`,
  guideColumns: ['Belge', 'Nasıl başlıyor'],
};

/** Build, test and release. */
export const operations: WikiMessages['operations'] = {
  summary: (s) => `${s.name}: derleyen, sınayan ve yayımlayan betikler, CI işleri ve imajlar.`,
  scriptsHeading: 'Betikler ve hedefler',
  scriptColumns: ['Komut', 'Çalıştırdığı', 'Bildirim'],
  jobsHeading: 'CI ne zaman ne yapar',
  release: (s) => say`Yayımı ${s.path} dosyasındaki ${s.job} işi yapar; çalıştırdığı komut: ${s.command}.`,
  jobColumns: ['İş', 'Ne zaman', 'Başlıca komutlar', 'İş akışı'],
  containersHeading: 'İmajlar',
  containerColumns: ['İmaj dosyası', 'Başlattığı'],
};
