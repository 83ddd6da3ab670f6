import type { CliMessages } from '../en/cli.ts';

/** Texts of the command line in Turkish. */
export const cli: CliMessages = {
  usage: `orionwiki: bir git deposunun denetlenmiş, tek dosyalık wikisi

Kullanım
  orionwiki <depo> [seçenekler]        wikiyi yazar (varsayılan)
  orionwiki plan <depo>                sayfalar, dosyalar, belirteçler; hiçbir şey yazmaz, model kullanmaz
  orionwiki verify <dosya|klasör>      bir wikinin tüm kaynaklarını kendi commit’inde denetler

  <depo>: sahip/depo, web ya da klonlama adresi veya yerel bir klasör.

Ne okunur
  --ref REF                 dal, etiket ya da tam commit kimliği (varsayılan: varsayılan dal)
  --subdir YOL              yalnızca bu klasör
  --include DESEN           yalnızca uyan dosyalar (yinelenebilir ya da virgülle ayrılır)
  --exclude DESEN           uyan dosyaları dışarıda bırakır (yinelenebilir ya da virgülle ayrılır)

Ne yazılır
  -o, --out DOSYA|KLASÖR|-  varsayılan: burada <sahip>-<depo>-<commit>-wiki.<dil>.html; - standart çıktı
  -f, --format LİSTE        html, md, json, llms; birden çoğu klasöre yazılır (varsayılan: html)
  --lang en|tr              wikinin dili (varsayılan: en)
  --size full|concise       kapsamlı ya da kısa (varsayılan: full)
  --force                   wiki olmayan bir dosyanın üzerine yazar
  --keep-partial            çalışma kesilirse biten sayfaları yazar

Modelle yazım (ücretlidir; istenmedikçe hiç açılmaz)
  --mode facts|model        (varsayılan: facts, yalnızca koddan)
  --model AD                --mode model anlamına da gelir
  --base-url ADRES          OpenAI uyumlu bir adres (varsayılan: OPENAI_BASE_URL)
  --max-tokens-total N      çalışmanın üst sınırı

Gizli bilgiler ortam değişkenlerinden ya da standart girdiden gelir, seçeneklerden asla
  ORIONWIKI_TOKEN           depo için erişim belirteci (token); GITHUB_TOKEN, GH_TOKEN, GITLAB_TOKEN ve
                            BITBUCKET_TOKEN de yalnızca kendi sunucuları için kullanılır
  --token-stdin             erişim belirtecini standart girdiden okur
  --username AD             isteyen sunucular için kullanıcı adı
  OPENAI_API_KEY            modelin anahtarı

Çalışma
  --server ADRES            işi bir OrionWiki sunucusuna yaptırır
  --timeout SANİYE          (varsayılan: 3600)
  --json                    sonunda standart çıktıya bir JSON nesnesi
  --json=stream             ilerleme olaylarını JSON satırları olarak yazar
  -q, --quiet               ilerleme göstermez
  --verbose                 hatalarda yığın izi gösterir
  --no-color                renksiz (NO_COLOR da geçerli)
  -h, --help   -V, --version

verify
  --repo YOL|ADRES          commit’in bulunduğu yer (varsayılan: wikideki adres)

Çıkış kodları: 0 tamam, 1 beklenmeyen hata, 2 yanlış kullanım, 3 depo yok ya da erişim yok, 4 ağ ya da süre sınırı,
5 model sağlayıcısı, 6 bütçe, 7 bitti ama bazı sayfalar istendiği gibi yazılamadı, 8 hatalı kaynak, 130 kesildi
`,
  stages: {
    acquire: 'Depo alınıyor',
    survey: 'Dosyalara bakılıyor',
    analyse: 'Kod okunuyor',
    plan: 'Sayfalar planlanıyor',
    write: 'Sayfalar yazılıyor',
    verify: 'Kaynaklar denetleniyor',
    render: 'Sayfalar diziliyor',
  },
  units: { objects: 'nesne', bytes: 'bayt', files: 'dosya', pages: 'sayfa', citations: 'kaynak' },
  queued: 'Sırada bekliyor, sıra numarası {position}',
  estimate: 'Model: {pages} sayfa, {calls} çağrı, en çok yaklaşık {input} giriş ve {output} çıkış belirteci (token)',
  degraded: 'Model {count} sayfayı yazamadı; bu sayfalar kod bilgilerinden yazıldı.',
  summary: '{pages} sayfa, {commit} üzerinde denetlenmiş {citations} kaynak',
  notices: 'Dışarıda kalanlarla ilgili {count} not var; kapsam sayfasına bakın',
  notOverwritten: '{path} zaten var ve OrionWiki ile oluşturulmuş bir wiki değil',
  partialWritten: 'Kesildi; biten sayfalar yazıldı.',
  verifyGood:
    '{commit} üzerinde {count} kaynak denetlendi: satırlar hepsini kanıtlıyor. Çevrelerindeki metnin sonradan değiştirilip değiştirilmediğine bakılmaz.',
  verifyBad: '{commit} üzerinde {count} kaynaktan {bad} tanesi geçerli değil',
  verifyLinks: 'Wiki içinde {count} kopuk bağlantı var',
  verifyNotAWiki: '{path} OrionWiki ile oluşturulmuş bir wiki değil',
  verifyNeedsRepo: 'Bu wiki yerel bir klasörden oluşturulmuş; yerini --repo YOL ile belirtin.',
  planTitle: '{name} için plan, commit {commit}',
  planFiles: '{seen} dosya, {read} okundu, {parsed} çözümlendi',
  planPages: '{count} sayfa',
  planTokens: 'Modelle: en çok yaklaşık {input} giriş ve {output} çıkış belirteci (token)',
  next: 'Ne yapmalı: {hint}',
  details: 'Kod: {code}',
};
