/** What the server says to the person who starts it, before there is a log. */
export const START_TEXTS = {
  en: {
    environment: 'The server did not start: these environment variables have no usable value.',
    git: 'The server did not start: git 2.39.5 or newer is needed. Install git, then start again.',
    limits:
      'The server did not start: it would be reachable from other computers, but git cannot be limited here because “prlimit” or “timeout” is missing. Install util-linux and coreutils, or set ORION_UNLIMITED_GIT=1.',
    noLimits: 'git runs without limits of time and memory because “prlimit” or “timeout” is missing',
    failed: 'The server did not start:',
  },
  tr: {
    environment: 'Sunucu başlamadı: Şu ortam değişkenlerinin değerleri kullanılamıyor.',
    git: 'Sunucu başlamadı: git 2.39.5 ya da daha yenisi gerekiyor. git kurup yeniden başlatın.',
    limits:
      'Sunucu başlamadı: Başka bilgisayarlardan erişilebilecekti, ama “prlimit” ya da “timeout” bulunmadığı için git burada sınırlanamıyor. util-linux ve coreutils paketlerini kurun ya da ORION_UNLIMITED_GIT=1 verin.',
    noLimits: '“prlimit” ya da “timeout” bulunmadığı için git süre ve bellek sınırı olmadan çalışıyor',
    failed: 'Sunucu başlamadı:',
  },
} as const;
