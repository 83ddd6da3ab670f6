import type { ErrorTexts } from '../message-types.ts';

/** Error texts in Turkish. */
export const errors: ErrorTexts = {
  REQUEST_INVALID: {
    title: 'İstek geçerli değil',
    message: '“{field}” alanı kabul edilmedi: {reason}.',
    hint: 'Bu alanı düzeltip isteği yeniden gönderin.',
  },
  REPO_URL_INVALID: {
    title: 'Bu bir depo adresi değil',
    message: 'Bu, bir git deposunun adresine benzemiyor: {reason}.',
    hint: 'Tarayıcıdaki adresi ya da https klonlama adresini kullanın. Örnek: https://github.com/sahip/depo',
  },
  REPO_HOST_FORBIDDEN: {
    title: 'Bu adrese burada izin yok',
    message: 'Bu sunucu {host} ile bağlantı kuramaz: {reason}.',
    hint: 'Herkese açık bir https adresi kullanın. İşletmeci ORION_ALLOW_HOSTS ile bir sunucuya, ORION_ALLOW_CIDRS ile bir adres aralığına, ORION_ALLOW_PORTS ile bir porta, ORION_ALLOW_HTTP ile düz http’ye izin verebilir.',
  },
  REF_NOT_FOUND: {
    title: 'Dal, etiket ya da commit bulunamadı',
    message: 'Depoda “{ref}” adlı bir dal, etiket ya da commit yok.',
    hint: 'Yazımı denetleyin ya da varsayılan dalı okumak için alanı boş bırakın.',
  },
  REF_TOO_SHORT: {
    title: 'Commit kimliği çok kısa',
    message: 'Git sunucuları bir commit’i yalnızca tam kimliğiyle bulur; “{ref}” kısaltılmış bir kimlik.',
    hint: '40 ya da 64 karakterlik tam kimliği yapıştırın veya bir dal ya da etiket kullanın.',
  },
  SUBDIR_NOT_FOUND: {
    title: 'Klasör bulunamadı',
    message: 'Depoda bu commit’te “{subdir}” klasörü yok.',
    hint: 'Büyük ve küçük harflerle birlikte yazımı denetleyin ya da tümünü okumak için alanı boş bırakın.',
  },
  RUN_NOT_FOUND: {
    title: 'Bu çalışma sunucuda yok',
    message: 'Sunucuda bu kimlikle bir çalışma yok: Bir süre önce bitmiş ya da hiç başlamamış olabilir.',
    hint: 'Wikiyi yeniden oluşturun.',
  },
  PORT_TAKEN: {
    title: 'Port kullanımda',
    message: '{port} numaralı portu başka bir program dinliyor.',
    hint: 'O programı durdurun ya da arka uç için PORT_BACKEND, arayüz için PORT ile başka portlar seçin.',
  },
  REPO_NOT_FOUND_OR_PRIVATE: {
    title: 'Depo bulunamadı ya da özel',
    message:
      '{host} üzerinde bu adreste herkese açık bir depo yok. Depo hiç olmayabilir ya da erişim belirteci (token) isteyebilir.',
    hint: 'Adresi denetleyin. Depo özelse koda okuma izni olan bir erişim belirteci ekleyin.',
  },
  REPO_AUTH_FAILED: {
    title: 'Erişim belirteci kabul edilmedi',
    message: '{host} bu depo için erişim belirtecini (token) kabul etmedi.',
    hint: 'Belirtecin süresinin dolmadığını ve bu deponun koduna okuma izni olduğunu denetleyin. Bazı sunucular kullanıcı adı da ister.',
  },
  REPO_NOT_GIT: {
    title: 'Bu adreste git deposu yok',
    message: '{host} bir git deposu yerine başka bir şeyle, belki bir web ya da oturum açma sayfasıyla yanıt verdi.',
    hint: 'https klonlama adresini kullanın. Depo kurum oturumunun arkasındaysa erişim belirteci ekleyin.',
  },
  REPO_UNREACHABLE: {
    title: 'Sunucu yanıt vermiyor',
    message: '{host} ile bağlantı kurulamadı: {reason}.',
    hint: 'Sunucu adını ve buradan erişilebildiğini denetleyip yeniden deneyin.',
  },
  REPO_EMPTY: {
    title: 'Depo boş',
    message: 'Depoda henüz commit yok, bu yüzden anlatılacak bir şey de yok.',
    hint: 'İlk commit’i gönderin ya da commit’i olan bir dal seçin.',
  },
  CLONE_TIMEOUT: {
    title: 'Deponun alınması çok uzun sürdü',
    message: '{host} depoyu {seconds} saniye içinde göndermedi.',
    hint: 'Yeniden deneyin. Depo çok büyükse bir klasörünü seçin.',
  },
  SERVER_UNREACHABLE: {
    title: 'OrionWiki sunucusu yanıt vermiyor',
    message: '{server} ile bağlantı kurulamadı.',
    hint: 'Sunucunun adresini ve çalıştığını denetleyip yeniden deneyin.',
  },
  REPO_TOO_LARGE: {
    title: 'Depo çok büyük',
    message: 'Seçilen dosyaların hiçbiri {limit} sınırı içinde okunamadı.',
    hint: 'Deponun bir klasörünü seçin ya da dosya desenlerini daraltın.',
  },
  BUDGET_EXCEEDED: {
    title: 'Belirteç bütçesi çok küçük',
    message: 'Yalnızca planlama yaklaşık {needed} belirteç (token) gerektiriyor; bütçe {budget}.',
    hint: 'Bütçeyi artırın ya da wikiyi yalnızca koddan oluşturun.',
  },
  RATE_LIMITED: {
    title: 'Çok fazla istek',
    message: 'Bu adresten kısa sürede çok fazla istek geldi.',
    hint: '{seconds} saniye bekleyip yeniden deneyin.',
  },
  SERVER_BUSY: {
    title: 'Sunucu yoğun',
    message: 'Çalışan ve bekleyen wikiler için ayrılan yerlerin hepsi dolu.',
    hint: '{seconds} saniye bekleyip yeniden deneyin.',
  },
  DRAINING: {
    title: 'Sunucu yeniden başlıyor',
    message: 'Bu sunucu yeniden başlamadan önce işlerini bitiriyor ve yeni wiki almıyor.',
    hint: '{seconds} saniye sonra yeniden deneyin.',
  },
  MODEL_AUTH_FAILED: {
    title: 'Model sağlayıcısı anahtarı kabul etmedi',
    message: '{host} API anahtarını kabul etmedi.',
    hint: 'Anahtarı ve bu temel adrese ait olduğunu denetleyin ya da wikiyi yalnızca koddan oluşturun.',
  },
  MODEL_NOT_FOUND: {
    title: 'Model bulunamadı',
    message: '{host} üzerinde, bu temel adreste “{model}” adlı bir model yok.',
    hint: 'Model adını ve temel adresi denetleyin; çoğu sağlayıcının temel adresi /v1 ile biter.',
  },
  MODEL_QUOTA: {
    title: 'Model sağlayıcısında kota kalmadı',
    message: '{host} hesapta kota ya da kredi kalmadığını bildiriyor.',
    hint: 'Sağlayıcıda kredi ekleyin ya da wikiyi yalnızca koddan oluşturun.',
  },
  MODEL_RATE_LIMITED: {
    title: 'Model sağlayıcısı istekleri sınırlıyor',
    message: '{host} kısa sürede çok fazla istek geldiği için yanıt vermeyi reddetti.',
    hint: 'Birkaç dakika bekleyip yeniden deneyin.',
  },
  MODEL_UNREACHABLE: {
    title: 'Model sağlayıcısı yanıt vermiyor',
    message: '{host} adresinden kullanılabilir bir yanıt alınamadı: {reason}.',
    hint: 'Temel adresi ve bu sunucudan erişilebildiğini denetleyip yeniden deneyin.',
  },
  MODEL_TIMEOUT: {
    title: 'Model çok uzun süre yanıt vermedi',
    message: '{host} {seconds} saniye boyunca hiçbir şey göndermedi.',
    hint: 'Yeniden deneyin ya da daha hızlı bir model seçin.',
  },
  STORE_UNREACHABLE: {
    title: 'Sunucu ortak deposuna ulaşamıyor',
    message: 'Bu sunucu, wikileri başka sunucularla bir depo (Redis) üzerinden paylaşıyor; depo şu an yanıt vermiyor.',
    hint: 'Bir dakika sonra yeniden deneyin. Sunucuyu işleten kişi REDIS_URL ile REDIS_PASSWORD değerlerini ve deponun kendisini denetlesin.',
  },
  RUN_LOST: {
    title: 'Çalışma yarıda kaldı',
    message: 'Bu wiki üzerinde çalışan sunucu, iş bitmeden durdu.',
    hint: 'Wikiyi yeniden oluşturun.',
  },
  INTERNAL: {
    title: 'Bizim tarafta bir hata oldu',
    message: 'Beklenmeyen bir hata işi durdurdu. Olay numarası: {incidentId}.',
    hint: 'Yeniden deneyin. Sürerse olay numarasıyla bildirin; işletmeci nedenini günlükte bu numarayla bulur.',
  },
  CANCELLED: {
    title: 'İptal edildi',
    message: 'Çalışma iptal edildi.',
    hint: 'Daha önce biten sayfalar yine de indirilebilir.',
  },
};
