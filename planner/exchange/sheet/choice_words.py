"""The words people write for the choices of the model, in English and Indonesian, as data: list, choice,
words.

The stored word and the label of each choice are understood of their own accord.
"""

from __future__ import annotations

YES = (
    "yes; y; true; 1; x; v; ✓; ✔; ok; on; ya; iya; benar; ada; sudah; betul; ↔; <->; <>; two way; both; "
    "dua arah"
)  # fmt: skip
NO = (
    "no; n; false; 0; -; –; off; none; tidak; t; tdk; bukan; belum; tidak ada; salah; →; ->; one way; "
    "satu arah"
)  # fmt: skip

# Rungs of a scale from 0 (lowest) to 4 (highest), whatever it measures.
SCALE: tuple[str, ...] = (
    "very low; very weak; rare; remote; negligible; insignificant; minimal; trivial; very unlikely; "
    "highly unlikely; almost never; sangat rendah; rendah sekali; sangat kecil; hampir tidak terjadi; "
    "hampir tidak mungkin; sangat jarang; langka; tidak signifikan; sangat lemah",
    "low; weak; unlikely; minor; small; slight; limited; seldom; rendah; kecil; jarang; lemah; ringan; "
    "tidak mungkin; kemungkinan kecil; kurang; kurang signifikan",
    "medium; moderate; med; mod; possible; average; fair; occasional; normal; significant; sedang; "
    "menengah; mungkin; mungkin terjadi; moderat; cukup; kadang; kadang kadang; cukup signifikan",
    "high; strong; likely; major; large; serious; probable; frequent; important; tinggi; besar; sering; "
    "kuat; berat; kemungkinan besar; sering terjadi; signifikan; mungkin sekali; serius",
    "very high; very strong; almost certain; certain; critical; severe; extreme; catastrophic; "
    "disastrous; very likely; highly likely; expected; sangat tinggi; tinggi sekali; hampir pasti; "
    "hampir pasti terjadi; pasti terjadi; pasti; sangat besar; sangat sering; kritis; ekstrem; ekstrim; katastropik; "
    "bencana; sangat berat; sangat signifikan; sangat kuat; fatal",
)  # fmt: skip

CHOICES: dict[str, dict[str, str]] = {
    "OrganisationKind": {
        "software vendor": "software; perangkat lunak; vendor perangkat lunak; saas; isv; software company; "
        "software house",
        "hardware maker": "hardware; perangkat keras; pembuat perangkat; device maker; device manufacturer; "
        "produsen perangkat",
        "cloud provider": "cloud; penyedia cloud; penyedia komputasi awan; hyperscaler; hosting",
        "developer": "pengembang; developers; app developer",
        "system integrator": "integrator sistem; si; integrator; systems integrator",
        "consultancy": "konsultan; consultant; consulting; advisor; adviser; law firm",
        "distributor": "distributor utama; wholesaler; grosir",
        "reseller": "pengecer; dealer; penjual; retailer; merchant; ritel",
        "value-added reseller": "pengecer nilai tambah; var",
        "agent": "agen; broker; pialang",
        "supplier": "pemasok; vendor; penyuplai; suppliers",
        "manufacturer": "produsen; pabrikan; manufaktur; manufacturing; oem; pabrik",
        "logistics": "logistik; logistics provider; 3pl; ekspedisi; transport; transportation; kurir",
        "bank": "perbankan; banks; banking; lembaga perbankan",
        "fintech": "teknologi finansial; tekfin; e wallet; ewallet; dompet digital; dompet elektronik; "
        "uang elektronik",
        "payment provider": "penyedia pembayaran; penyedia jasa pembayaran; pjp; payment; psp; "
        "payment gateway; switching; gerbang pembayaran; acquirer",
        "insurer": "asuransi; penanggung; perusahaan asuransi; insurance",
        "hospital": "rumah sakit; rs; clinic; klinik; healthcare provider; fasilitas kesehatan",
        "pharmaceutical": "farmasi; perusahaan farmasi; pharma; pharmaceuticals",
        "payer": "pembayar; penjamin; penjamin biaya",
        "research": "riset; penelitian; lembaga penelitian; lembaga riset; university; universitas; "
        "perguruan tinggi; academic; academia; akademisi",
        "start-up": "perusahaan rintisan; rintisan; startup",
        "regulator": "pemerintah; instansi pemerintah; government; authority; otoritas; regulatory body; "
        "kementerian; ministry; public body; public sector; badan pemerintah; pemerintah daerah",
        "association": "asosiasi; industry body; trade association; himpunan; ikatan; perhimpunan",
        "community": "komunitas; lsm; ngo; non profit; nonprofit; civil society; organisasi masyarakat; "
        "yayasan; foundation",
        "customer": "pelanggan; konsumen; client; klien; nasabah; end user; pengguna; buyer",
        "competitor": "pesaing; kompetitor; rival",
        "individual": "perorangan; individu; person; perseorangan",
        "other": "lainnya; lain lain; lain; others; misc",
    },
    "Partnership": {
        "none": "tidak ada; belum ada; no; n a",
        "strategic alliance": "aliansi strategis; alliance; aliansi; strategic; strategic partner; "
        "mitra strategis; strategis",
        "channel": "saluran; mitra saluran; channel partner; kanal; distribution",
        "joint venture": "usaha patungan; patungan; jv",
        "supplier": "pemasok; vendor; supply; penyedia",
        "technology": "teknologi; mitra teknologi; technology partner; tech",
        "community": "komunitas",
    },
    "Stage": {
        "identified": "teridentifikasi; diidentifikasi; prospek; prospect; lead; candidate; calon; new; "
        "baru; potential; potensial; target",
        "shortlisted": "terpilih awal; daftar pendek; shortlist; qualified; diundang",
        "selected": "terpilih; dipilih; approved; disetujui; negotiation; negosiasi; contracting; proposed; "
        "diusulkan",
        "onboarding": "orientasi; pengenalan; proses bergabung; in onboarding; implementation; implementasi; "
        "pilot; uji coba",
        "active": "aktif; berjalan; live; current; ongoing; existing; signed; operational; beroperasi",
        "paused": "ditunda; dijeda; jeda; on hold; suspended; inactive; nonaktif; tidak aktif; ditangguhkan; "
        "dormant",
        "exited": "keluar; berakhir; terminated; ended; churned; former; mantan; closed; lost; selesai; "
        "mengundurkan diri",
    },
    "Attitude": {
        "champion": "juara; penggerak; leading; advocate; pelopor",
        "supporter": "pendukung; mendukung; supportive; positive; positif; pro",
        "neutral": "netral; undecided; unaware; unknown",
        "critic": "pengkritik; kritis; skeptis; skeptical; sceptical; negative; negatif",
        "blocker": "penghalang; penghambat; menolak; menentang; resistant; opponent; opposed; against; "
        "kontra",
    },
    "RelationshipKind": {
        "coordinates": "mengoordinasikan; mengkoordinasikan; koordinasi; mengkoordinir; coordinate; "
        "coordination; manages; leads; mengelola; memimpin; parent of",
        "supplies": "memasok; pasokan; menyediakan; supply; supplier; provides; pemasok; penyedia; sells to; "
        "menjual",
        "distributes": "mendistribusikan; distribusi; distribution; distributor; menyalurkan; "
        "distributes for",
        "resells": "menjual kembali; resale; reseller; mengecerkan; resells for",
        "integrates": "mengintegrasikan; integrasi; terintegrasi dengan; terintegrasi; integration; "
        "connects; terhubung; interconnects; interkoneksi; technical integration; integrates with",
        "co-develops": "mengembangkan bersama; pengembangan bersama; co development; joint development; "
        "kerja sama pengembangan; codevelops; r d; research; collaborates; kolaborasi; kerja sama; "
        "kerjasama; cooperation",
        "co-markets": "memasarkan bersama; pemasaran bersama; co marketing; joint marketing; promotes; "
        "promosi bersama; comarkets",
        "finances": "membiayai; mendanai; pendanaan; pembiayaan; finance; funding; funds; invests; "
        "invests in; investasi; pays; membayar; pembayaran; owns; memiliki; lends; investor",
        "advises": "menasihati; memberi nasihat; konsultasi; advisory; advice; consults; pendampingan; "
        "mendampingi",
        "shares data": "berbagi data; pertukaran data; bertukar data; data sharing; data exchange; "
        "exchanges data; data",
        "regulates": "mengatur; mengawasi; pengawasan; regulation; supervises; oversees; oversight; "
        "licenses; regulasi; memberi izin",
        "serves": "melayani; layanan; pelayanan; service; services; customer; pelanggan; serves customer; "
        "service provider",
        "competes": "bersaing; bersaing dengan; persaingan; competition; competitor; pesaing; competes with",
        "other": "lainnya; lain; others; bekerja dengan; works with; partner; partners with; partnership; "
        "mitra; bermitra",
    },
    "RelationshipStatus": {
        "active": "aktif; berjalan; live; ongoing; current; berlaku; in force; signed",
        "planned": "direncanakan; rencana; belum mulai; proposed; draft; in negotiation; negosiasi; pending; "
        "future",
        "at risk": "berisiko; terancam; bermasalah; in dispute; troubled; rawan",
        "ended": "berakhir; selesai; terminated; expired; closed; inactive; tidak aktif; kedaluwarsa; putus",
    },
    "Agreement": {
        "none": "tidak ada; belum ada; no; informal; n a; lisan; verbal",
        "NDA": "perjanjian kerahasiaan; non disclosure agreement; kerahasiaan",
        "memorandum of understanding": "mou; nota kesepahaman; nk; memorandum; loi; letter of intent; "
        "kesepahaman",
        "cooperation agreement": "pks; perjanjian kerja sama; perjanjian kerjasama; cooperation; "
        "partnership agreement; collaboration agreement; moa; kerja sama",
        "contract": "kontrak; perjanjian; sla; msa; service agreement; agreement; licence; license; spk",
        "joint-venture agreement": "perjanjian usaha patungan; jva; joint venture; usaha patungan; "
        "shareholders agreement",
        "other": "lainnya; lain; others",
    },
    "FlowKind": {
        "goods": "barang; produk; product; products; material",
        "service": "jasa; layanan; services",
        "money": "uang; dana; payment; pembayaran; cash; funds; fee; biaya",
        "data": "information; informasi",
        "knowledge": "pengetahuan; know how; expertise; keahlian",
        "market access": "akses pasar; customers; pelanggan; access",
        "brand": "merek; reputasi; reputation; trust; kepercayaan",
        "influence": "pengaruh; mandat; izin; authority; kebijakan; policy; regulation",
    },
    "Horizon": {
        "short": "jangka pendek; pendek; short term; near term; short-term",
        "long": "jangka panjang; panjang; long term; jangka menengah; medium term; long-term",
    },
    "Cadence": {
        "weekly": "mingguan; tiap minggu; setiap minggu",
        "fortnightly": "dua mingguan; biweekly; bi weekly; every two weeks",
        "monthly": "bulanan; tiap bulan; setiap bulan",
        "quarterly": "triwulanan; kuartalan; tiap triwulan",
        "yearly": "tahunan; annual; annually; tiap tahun",
        "on demand": "sesuai kebutuhan; ad hoc; as needed; insidental",
    },
    "Frequency": {
        "weekly": "mingguan; tiap minggu",
        "monthly": "bulanan; tiap bulan",
        "quarterly": "triwulanan; kuartalan",
        "yearly": "tahunan; annual; annually",
    },
    "DecisionMethod": {
        "hub decides": "pusat memutuskan; hub; chair decides; ketua memutuskan",
        "consent": "persetujuan; tanpa keberatan; no objection",
        "consensus": "mufakat; konsensus; musyawarah",
        "majority": "suara terbanyak; mayoritas; vote; voting",
        "delegated": "didelegasikan; delegasi; delegation",
    },
    "Classification": {
        "public": "publik; umum; terbuka; open",
        "internal": "terbatas internal; internal use",
        "confidential": "rahasia; konfidensial",
        "restricted": "sangat rahasia; terbatas; secret; highly confidential",
    },
    "LegalBasis": {
        "none": "tidak ada",
        "consent": "persetujuan",
        "contract": "kontrak; perjanjian; contractual",
        "legal duty": "kewajiban hukum; legal obligation; law",
        "vital interest": "kepentingan vital; vital interests",
        "public task": "tugas publik; kepentingan umum; public interest",
        "legitimate interest": "kepentingan yang sah; kepentingan sah; legitimate interests",
    },
    "AccessMethod": {
        "API": "apis; antarmuka; rest",
        "portal": "web portal; dasbor; dashboard",
        "file transfer": "transfer berkas; sftp; ftp; berkas; file",
        "e-mail": "surel; email; mail",
        "shared workspace": "ruang kerja bersama; sharepoint; shared drive; cloud folder",
    },
    "Better": {
        "higher": "lebih tinggi; naik; up; increase; maximise",
        "lower": "lebih rendah; turun; down; decrease",
    },
    "ValueCategory": {
        "financial": "keuangan; finansial; finance",
        "innovation": "inovasi",
        "efficiency": "efisiensi; operational; operasional",
        "customer": "pelanggan; nasabah; konsumen",
        "social": "sosial; community; masyarakat",
    },
    "CashKind": {
        "investment": "investasi; capex; modal; belanja modal",
        "operating cost": "biaya operasional; biaya operasi; opex; cost; costs; biaya; expense; pengeluaran",
        "revenue": "pendapatan; income; sales; penjualan; penerimaan",
        "cost saving": "penghematan; penghematan biaya; savings; saving; efisiensi",
        "indirect benefit": "manfaat tidak langsung; manfaat tak langsung; benefit; indirect; intangible; "
        "manfaat",
    },
    "PlatformStatus": {
        "needed": "dibutuhkan; diperlukan; required",
        "evaluating": "evaluasi; sedang dievaluasi; evaluation",
        "pilot": "uji coba; percontohan; trial",
        "live": "aktif; berjalan; digunakan; in use; production; active",
    },
    "TaskKind": {
        "implementation": "implementasi; pelaksanaan; project; proyek",
        "onboarding": "orientasi; pengenalan",
        "check-in": "tinjauan berkala; check in; follow up; monitoring",
        "mitigation": "mitigasi; risk; risiko",
        "transition": "transisi; peralihan",
        "meeting": "rapat; pertemuan; workshop; lokakarya",
    },
    "RiskCategory": {
        "alignment": "keselarasan; strategis; strategi; strategic; strategy; misalignment",
        "dependency": "ketergantungan; dependence; concentration; konsentrasi; third party; pihak ketiga; "
        "supplier; supply chain; rantai pasok; vendor",
        "cyber security": "keamanan siber; siber; cyber; cybersecurity; security; keamanan; "
        "keamanan informasi; information security; it security",
        "data": "data privacy; privacy; privasi; pelindungan data; perlindungan data; data protection; "
        "data pribadi",
        "legal": "hukum; regulasi; kepatuhan; compliance; regulatory; contractual; kontrak; "
        "legal compliance; hukum dan regulasi; legal regulatory",
        "financial": "keuangan; finansial; finance; credit; kredit; likuiditas; liquidity; cost; budget; "
        "anggaran; biaya",
        "operational": "operasional; operasi; operations; process; proses; operation; schedule; jadwal; "
        "delivery; logistics; safety; keselamatan; people; sdm; human resources; k3; health and safety; "
        "project; proyek; business continuity",
        "reputation": "reputasi; reputational; brand; citra; image",
        "market": "pasar; commercial; komersial; competition; persaingan; demand; customer; pelanggan; "
        "economic; ekonomi",
        "technology": "teknologi; technical; teknis; it; ti; infrastructure; infrastruktur; system; sistem; "
        "technological",
        "governance": "tata kelola; management; manajemen; organizational; organisational; organisasi; "
        "political; politik; stakeholder; fraud; kecurangan",
        "other": "lainnya; lain; lain lain; others; environmental; lingkungan; external; eksternal; natural; "
        "bencana",
    },
    "RiskKind": {
        "threat": "ancaman; negative; negatif; downside; risiko; risk; threats; hazard; t; a; r; amenaza; ameaca; "
        "menace; bedrohung; угроза",
        "opportunity": "peluang; kesempatan; positive; positif; upside; opportunities; o; p; oportunidad; "
        "oportunidade; opportunite; chance; возможность; шанс",
    },
    "Response": {
        "avoid": "menghindari; hindari; menghindar; avoidance; terminate; eliminate; avoided; penghindaran",
        "reduce": "mengurangi; kurangi; mitigasi; memitigasi; mitigate; mitigation; reduction; treat; "
        "control; mengendalikan; pengurangan; minimise; minimize; turunkan; menurunkan",
        "transfer": "mengalihkan; alihkan; insure; transferred; pengalihan; memindahkan; asuransi",
        "share": "berbagi; membagi; bagikan; sharing",
        "accept": "menerima; terima; retain; tolerate; acceptance; accepted; penerimaan; monitor; watch",
        "exploit": "memanfaatkan; manfaatkan; eksploitasi",
        "enhance": "meningkatkan; tingkatkan; memperkuat; perkuat; enhancement",
    },
    "RiskStatus": {
        "open": "terbuka; buka; baru; new; active; aktif; identified; draft; belum ditangani; live; "
        "teridentifikasi; not started",
        "treating": "ditangani; dalam penanganan; sedang ditangani; in progress; mitigating; treated; "
        "in treatment; proses; ongoing; berjalan; under treatment",
        "monitoring": "dipantau; pemantauan; monitored; watch; under review; dalam pemantauan; watching",
        "closed": "tutup; ditutup; selesai; resolved; done; completed; retired; mitigated",
        "occurred": "terjadi; materialised; materialized; issue; menjadi masalah; realised",
    },
    "ActionStatus": {
        "planned": "direncanakan; rencana; belum mulai; not started; open; proposed; to do; belum",
        "doing": "berjalan; sedang berjalan; in progress; ongoing; started; dikerjakan; proses; on track",
        "done": "selesai; completed; complete; closed; implemented; sudah; tuntas",
        "dropped": "dibatalkan; batal; cancelled; canceled; rejected; ditolak",
    },
    "TrendHorizon": {
        "now": "sekarang; saat ini; current; 0 1 years",
        "1–2 years": "1 2 tahun; 1 2 years; short; jangka pendek",
        "3–5 years": "3 5 tahun; 3 5 years; long; jangka panjang",
    },
    "ResourceKind": {
        "people": "orang; sdm; staff; staf; tim; team",
        "technology": "teknologi; it; system; sistem",
        "money": "uang; dana; budget; anggaran",
        "facility": "fasilitas; gedung; office; kantor; tempat",
        "training": "pelatihan; diklat; course",
    },
    "ResourceStatus": {
        "needed": "dibutuhkan; diperlukan; required",
        "requested": "diminta; diajukan",
        "committed": "disanggupi; dijanjikan; approved; disetujui",
        "in place": "tersedia; ada; available; done",
    },
}  # fmt: skip
