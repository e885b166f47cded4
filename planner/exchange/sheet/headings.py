"""The headings people write above their columns, in English and Indonesian, as data: entity, field, headings.

Labels and names of the fields are headings of their own accord; here stands what people write besides. A
heading may stand for several fields: then the values below it decide. Keys that are no field are those of
`beside`.
"""

from __future__ import annotations

# What names a row of any entity, added to the entity's own name.
ANY_TITLE = "name; nama; title; judul; item; uraian"
# Headings of columns that only count the rows.
NUMBERING = frozenset(
    {"no", "no urut", "nomor", "nomor urut", "#", "nr", "num", "number", "s n", "s no", "sl no", "sr no"}
)
# Headings of figures that Mitra works out from the others.
COMPUTED = frozenset(
    {
        "skor", "skor risiko", "nilai risiko", "besaran risiko", "level risiko", "tingkat risiko",
        "peringkat risiko", "risiko inheren", "risiko residual", "score", "risk score", "risk level",
        "risk rating", "rating", "inherent risk", "residual risk", "gross risk", "net risk",
        "inherent score", "residual score", "l x i", "p x i", "rpn", "total", "besaran", "risk value",
        "risk index", "risk exposure", "exposure", "total score",
    }
)  # fmt: skip

HEADINGS: dict[str, dict[str, str]] = {
    "organisation": {
        "name": "nama organisasi; nama mitra; nama perusahaan; nama lembaga; nama instansi; "
        "nama pemangku kepentingan; organisasi; perusahaan; lembaga; instansi; mitra; pemangku kepentingan; "
        "vendor; pemasok; penyedia; klien; organisation; organization; organisation name; organization name; "
        "company; company name; firm; institution; partner name; stakeholder; stakeholder name; supplier; "
        "supplier name; vendor name; account; account name; business name; legal entity; entity; party; "
        "agency; member",
        "short_name": "singkatan; nama singkat; nama pendek; akronim; inisial; kode mitra; abbreviation; "
        "abbr; acronym; short; alias; code; initials",
        "is_hub": "hub; pusat; orkestrator; koordinator utama; lead organisation; orchestrator",
        "kind": "jenis; tipe; jenis organisasi; tipe organisasi; jenis mitra; tipe mitra; jenis lembaga; "
        "kategori; kategori mitra; sektor; bidang usaha; type; organisation type; organization type; "
        "partner type; company type; stakeholder type; category; partner category; industry; sector; "
        "segment; classification",
        "partnership": "kemitraan; jenis kemitraan; bentuk kemitraan; bentuk kerja sama; bentuk kerjasama; "
        "partnership type; type of partnership; partnership model; engagement type; collaboration type",
        "stage": "tahap; tahapan; tahap kemitraan; status; status kemitraan; status mitra; fase; stage; "
        "partner stage; partner status; partnership status; pipeline stage; lifecycle stage; phase",
        "parent": "koordinator; di bawah; dikoordinasikan oleh; induk; organisasi induk; atasan; "
        "koordinator mitra; parent; parent organisation; parent organization; parent company; coordinator; "
        "coordinated by; reports to; under; owner organisation; belongs to",
        "contribution": "kontribusi; sumbangan; memberi; yang diberikan; peran dan kontribusi; layanan; "
        "produk; contribution; contributes; gives; what they bring; value added; offering; products; "
        "services; products services; assets; resources provided",
        "benefit": "manfaat; keuntungan; imbalan; menerima; yang diterima; yang diperoleh; benefit; "
        "benefits; gets; what they get; gains; return; incentive; expectations; harapan; needs; kebutuhan",
        "manager": "pengelola; penanggung jawab; pic; pic internal; manajer; manajer mitra; penghubung; "
        "manager; partner manager; account manager; relationship manager; relationship owner; owner; "
        "responsible; lead",
        "dependency": "ketergantungan; tingkat ketergantungan; dependence; dependency; dependency level; "
        "reliance",
        "penetration": "penetrasi; kedalaman akses; penetration; access level; system access",
        "maturity": "kematangan; tingkat kematangan; kematangan siber; maturity; maturity level; "
        "cyber maturity",
        "trust": "kepercayaan; tingkat kepercayaan; trust; trust level",
        "level": "level; tingkat; lapis; lapisan; tier level; layer",
        "programme_tier": "tier; tingkat program; kelas mitra; program tier; partner tier; programme level",
        "influence": "pengaruh; tingkat pengaruh; kuasa; kekuatan; influence; influence level; power; "
        "power level",
        "interest": "kepentingan; tingkat kepentingan; minat; ketertarikan; interest; interest level",
        "attitude": "sikap; posisi; dukungan; attitude; position; stance; support; support level; sentiment; "
        "current engagement; engagement level",
        "motive": "motif; alasan; motivasi; motive; motivation; drivers; key interests; key concerns",
        "delivery_probability": "peluang penyerahan; kemungkinan selesai; delivery probability; "
        "delivery odds",
        "adoption_probability": "peluang adopsi; adoption probability; adoption odds",
        "readiness_date": "siap pada; tanggal siap; readiness; ready on; ready date; readiness date; go live",
        "exit_plan": "rencana keluar; exit plan; exit strategy",
        "country": "negara; asal negara; country; location; region; lokasi; wilayah; hq",
        "website": "situs; situs web; laman; website; web; url; homepage",
        "tags": "label; tanda; tags; tag; keywords; kata kunci",
        "notes": "catatan; keterangan; komentar; notes; note; comment; comments; remarks; description; "
        "deskripsi",
        "role": "peran; peran utama; role; roles; main role; primary role; role in ecosystem; "
        "peran dalam ekosistem; fungsi; function",
        "contact": "kontak; nama kontak; narahubung; contact; contact name; contact person; key contact; "
        "primary contact",
        "contact.position": "jabatan; posisi kontak; contact position; job title; contact title",
        "contact.e_mail": "surel; email; e mail; alamat email; email address; contact email; mail",
        "contact.phone": "telepon; no telepon; nomor telepon; hp; no hp; phone; phone number; telephone; "
        "mobile; tel",
    },
    "relationship": {
        "source": "dari; asal; sumber; mitra asal; organisasi asal; pihak pertama; pihak 1; from; source; "
        "partner a; party a; first party; organisation a; organization a; from organisation; provider; "
        "giver; pemberi",
        "target": "ke; kepada; tujuan; mitra tujuan; organisasi tujuan; pihak kedua; pihak 2; to; target; "
        "partner b; party b; second party; organisation b; organization b; to organisation; receiver; "
        "recipient; penerima",
        "kind": "hubungan; jenis hubungan; tipe hubungan; jenis; tipe; relationship; relation; "
        "relationship type; relation type; type; link type; interaction; edge type; label",
        "two_way": "dua arah; timbal balik; bolak balik; two way; both ways; bidirectional; mutual; "
        "reciprocal",
        "strength": "kekuatan; kekuatan hubungan; bobot; strength; weight; intensity; relationship strength",
        "status": "status; status hubungan; keadaan; state; relationship status",
        "agreement": "perjanjian; jenis perjanjian; kesepakatan; dokumen; dasar kerja sama; dasar kerjasama; "
        "kontrak; agreement; agreement type; contract; contract type; legal instrument; document",
        "start": "mulai; tanggal mulai; berlaku mulai; berlaku sejak; start; start date; from date; "
        "effective date; valid from; commencement",
        "end": "selesai; berakhir; tanggal berakhir; tanggal selesai; berlaku sampai; jatuh tempo; end; "
        "end date; expiry; expiry date; expires; valid until; termination date",
        "agreement_number": "nomor perjanjian; no perjanjian; nomor kontrak; no kontrak; nomor pks; "
        "nomor mou; agreement number; agreement no; contract number; contract no; reference",
        "signed": "tanggal tanda tangan; ditandatangani; tanggal penandatanganan; signed; signing date; "
        "date signed",
        "notice_days": "masa pemberitahuan; hari pemberitahuan; notice; notice period; notice days",
        "value_seen_by_source": "nilai menurut pihak pertama; value seen by source; value to a",
        "value_seen_by_target": "nilai menurut pihak kedua; value seen by target; value to b",
        "notes": "catatan; keterangan; notes; remarks; comments; description; deskripsi",
        "value_flow": "aliran nilai; arus nilai; aliran; nilai yang mengalir; value flow; flow; "
        "value exchanged; exchange; what flows; value; flows",
        "value_flow.kind": "jenis aliran; jenis nilai; flow kind; flow type; value type",
        "value_flow.occurrences": "kali setahun; frekuensi setahun; frekuensi; times a year; occurrences; "
        "per year",
        "value_flow.value": "nilai per kali; nilai rupiah; flow value; value each time",
        "value_flow.expense": "biaya per kali; flow expense; expense each time",
    },
    "risk": {
        "code": "kode; kode risiko; id; id risiko; no risiko; nomor risiko; risk id; risk no; risk number; "
        "risk code; risk ref; ref; reference; code",
        "title": "risiko; nama risiko; judul risiko; kejadian risiko; peristiwa risiko; uraian risiko; "
        "deskripsi risiko; pernyataan risiko; risk; risk title; risk name; risk description; risk statement; "
        "description of risk; risk event; description; deskripsi; threat; ancaman; hazard; bahaya; kejadian; "
        "peristiwa; event; scenario; skenario",
        "category": "kategori; kategori risiko; jenis risiko; kelompok risiko; tipe risiko; category; "
        "risk category; risk type; type; risk area; area; class; risk class",
        "cause": "penyebab; sebab; penyebab risiko; sebab risiko; uraian penyebab; "
        "sumber risiko; akar masalah; faktor penyebab; pemicu risiko; cause; "
        "causes; root cause; risk cause; source; risk source; risk driver; drivers; vulnerability",
        "event": "peristiwa; kejadian; event; what can happen; scenario; skenario; risk description; "
        "uraian risiko; deskripsi risiko; description; deskripsi",
        "consequence": "dampak bisnis; konsekuensi; akibat; uraian dampak; deskripsi dampak; "
        "keterangan dampak; dampak; consequence; consequences; impact description; business impact; effect; "
        "effects; potential impact; impact; outcome; description of impact",
        "existing_controls": "pengendalian yang ada; pengendalian; kontrol; kontrol yang ada; kendali; "
        "kontrol saat ini; existing controls; existing control; controls; current controls; "
        "control measures; current mitigation",
        "likelihood": "kemungkinan; tingkat kemungkinan; level kemungkinan; nilai kemungkinan; skala kemungkinan; "
        "likelihood level; probabilitas; peluang; keterjadian; "
        "skor kemungkinan; kemungkinan inheren; likelihood; probability; prob; likelihood score; "
        "inherent likelihood; gross likelihood; likelihood rating; probability of occurrence; chance; l; p; "
        "k; occurrence",
        "impact": "dampak; tingkat dampak; level dampak; nilai dampak; skala dampak; impact level; "
        "severity level; skor dampak; keparahan; dampak inheren; besaran dampak; impact; "
        "severity; impact score; inherent impact; gross impact; impact rating; magnitude; i; d; s; "
        "impact severity",
        "kind": "ancaman atau peluang; ancaman peluang; threat or opportunity; threat opportunity; "
        "opportunity or threat; risk nature; opportunity threat; t o; o t; a p; p a; type; jenis; "
        "jenis risiko; "
        "tipe; tipe risiko; risk type; nature; sifat; sifat risiko; risk opp; "
        "risk opportunity; risk or opportunity; r o; "
        "risiko peluang; risiko atau peluang; opp risk",
        "response": "respons; tanggapan; strategi; perlakuan; strategi penanganan; opsi penanganan; "
        "keputusan penanganan; response; response type; risk response; response strategy; treatment option; "
        "treatment strategy; strategy; risk treatment; treatment; penanganan",
        "owner": "pemilik; pemilik risiko; penanggung jawab; pic; penanggung jawab risiko; owner; "
        "risk owner; responsible; responsible person; person responsible; assigned to; accountable; lead; "
        "unit pemilik risiko",
        "status": "status; status risiko; keadaan; state; risk status",
        "review_date": "tanggal reviu; tanggal tinjauan; tinjauan; reviu berikutnya; review; review date; "
        "next review; next review date; last reviewed",
        "residual_likelihood": "kemungkinan residual; kemungkinan residu; residual likelihood; "
        "residual probability; net likelihood; kemungkinan sisa; likelihood after; residual l",
        "residual_impact": "dampak residual; dampak residu; residual impact; net impact; dampak sisa; "
        "residual severity; impact after; residual i",
        "target_likelihood": "target kemungkinan; kemungkinan target; kemungkinan harapan; "
        "target likelihood; target probability; target l",
        "target_impact": "target dampak; dampak target; dampak harapan; target impact; target severity; "
        "target i",
        "trigger": "pemicu; tanda awal; indikator; trigger; triggers; early warning; warning sign; "
        "indicator; kri; key risk indicator",
        "contingency": "kontingensi; rencana kontingensi; rencana darurat; rencana cadangan; contingency; "
        "contingency plan; fallback; fallback plan; plan b",
        "raised_on": "tanggal identifikasi; tanggal dicatat; tanggal; dicatat pada; raised on; date raised; "
        "date identified; identified on; date; date logged; created",
        "raised_by": "diidentifikasi oleh; dicatat oleh; pelapor; raised by; identified by; reported by; "
        "logged by",
        "frequency": "frekuensi; frekuensi setahun; kali setahun; frequency; times a year; annual frequency; "
        "aro",
        "loss_low": "kerugian minimum; kerugian rendah; kerugian terendah; loss low; minimum loss; low loss; "
        "min loss",
        "loss_high": "kerugian maksimum; kerugian tinggi; kerugian tertinggi; loss high; maximum loss; "
        "high loss; max loss",
        "action": "mitigasi; rencana mitigasi; tindakan mitigasi; tindakan; tindak lanjut; rencana tindak; "
        "rencana tindak pengendalian; rtp; rencana pengendalian; langkah mitigasi; kegiatan mitigasi; "
        "mitigasi risiko; perlakuan risiko; rencana perlakuan; rencana perlakuan risiko; proposed actions; "
        "recommended actions; corrective actions; additional controls; actions required; control actions; "
        "rencana penanganan; penanganan; kegiatan pengendalian; tindakan penanganan; mitigation; "
        "mitigations; mitigation plan; mitigation strategy; mitigation action; mitigation actions; "
        "mitigating actions; action; actions; action plan; treatment plan; treatment; risk treatment; "
        "response plan; further actions; planned actions; risk response; response; countermeasure; "
        "countermeasures",
        "action.owner": "pelaksana; penanggung jawab mitigasi; penanggung jawab tindakan; pic mitigasi; "
        "action owner; mitigation owner; treatment owner; action by; assignee",
        "action.due": "tenggat; batas waktu; target waktu; jatuh tempo; target selesai; tanggal target; due; "
        "due date; deadline; target date; action due; completion date; by when; timeline",
        "action.status": "status mitigasi; status tindakan; action status; mitigation status; "
        "treatment status; progress",
        "action.one_off_cost": "biaya; biaya mitigasi; cost; mitigation cost; treatment cost; budget; "
        "anggaran",
        "partners": "mitra; mitra terkait; mitra terdampak; pihak terkait; pihak terdampak; organisasi; "
        "partner; partners; affected partner; affected partners; related partners; stakeholder; "
        "stakeholders; organisation; organization; vendor; supplier; third party; affected party",
    },
    "contact": {
        "name": "nama kontak; narahubung; contact; contact name; contact person; full name",
        "organisation": "organisasi; perusahaan; mitra; lembaga; instansi; partner; organisation; "
        "organization; company; company name; firm; account; employer; stakeholder",
        "position": "jabatan; posisi; position; title; job title; role; designation",
        "e_mail": "surel; email; e mail; alamat email; email address; mail",
        "phone": "telepon; no telepon; nomor telepon; hp; no hp; phone; phone number; telephone; mobile; tel",
        "notes": "catatan; keterangan; notes; remarks; comments",
    },
    "goal": {
        "name": "tujuan; sasaran; nama tujuan; sasaran strategis; goal; objective; goal name; "
        "strategic objective",
        "horizon": "jangka; jangka waktu; horizon; term; timeframe",
        "weight": "bobot; kepentingan; weight; importance; priority weight",
        "description": "deskripsi; uraian; keterangan; description; details",
        "owner": "pemilik; penanggung jawab; pic; owner; lead; responsible",
    },
    "kpi": {
        "name": "indikator; indikator kinerja; iku; kpi; kpi name; nama kpi; measure; metric; indicator; "
        "ukuran",
        "definition": "definisi; formula; rumus; cara hitung; definition; calculation; how measured",
        "unit": "satuan; unit; unit of measure; uom",
        "baseline": "nilai awal; dasar; baseline; baseline value; current; starting value",
        "target": "target; sasaran; target value",
        "target_date": "tanggal target; target date; due; by when; tahun target",
        "owner": "pemilik; penanggung jawab; pic; owner; responsible",
        "frequency": "frekuensi; frekuensi pengukuran; periode; frequency; reporting frequency; measured",
        "goal": "tujuan; sasaran strategis; goal; objective",
    },
    "task": {
        "name": "tugas; kegiatan; aktivitas; pekerjaan; task; task name; activity; action item; action; "
        "work item; milestone name; deliverable",
        "phase": "fase; tahap; tahapan; phase; stage; workstream",
        "organisation": "mitra; organisasi; partner; organisation; organization; company",
        "owner": "pemilik; penanggung jawab; pic; pelaksana; owner; assigned to; assignee; responsible; who",
        "start": "mulai; tanggal mulai; start; start date; begin; from",
        "end": "selesai; tanggal selesai; tenggat; batas waktu; end; end date; finish; due; due date; "
        "deadline; until",
        "percent": "progres; kemajuan; persen; % selesai; % complete; percent complete; progress; done; "
        "complete",
        "milestone": "tonggak; milestone",
    },
    "capability": {
        "name": "kapabilitas; kemampuan; keahlian; kompetensi; capability; skill; competence; competency",
        "category": "kategori; kelompok; category; group; area",
        "importance": "kepentingan; tingkat kepentingan; importance; priority",
        "needed_level": "tingkat yang dibutuhkan; level yang dibutuhkan; needed level; required level; "
        "target level",
    },
    "platform": {
        "name": "platform; sistem; aplikasi; teknologi; system; application; tool; technology; software",
        "owner": "pemilik; penanggung jawab; owner",
        "vendor": "vendor; penyedia; pemasok; provider; supplier",
        "yearly_cost": "biaya per tahun; biaya tahunan; yearly cost; annual cost; cost per year",
        "users": "pengguna; mitra pengguna; users; used by; partners",
    },
    "data_protocol": {
        "dataset": "data; kumpulan data; set data; dataset; data set; data shared; data category; jenis data",
        "provider": "pemberi; penyedia; penyedia data; pengendali; dari; provider; data provider; "
        "controller; source; from; owner",
        "purpose": "tujuan; tujuan pemrosesan; purpose; purpose of processing; use",
        "classification": "klasifikasi; sensitivitas; classification; sensitivity",
        "personal_data": "data pribadi; personal data; pii; personal",
        "legal_basis": "dasar hukum; dasar pemrosesan; legal basis; lawful basis",
        "access_method": "cara akses; metode akses; kanal; access; access method; transfer method; channel",
        "retention": "masa simpan; retensi; retention; retention period; kept for",
        "recipients": "penerima; penerima data; recipients; recipient; shared with; receiver; to",
    },
    "cash_line": {
        "name": "pos; pos kas; pos biaya; pos anggaran; uraian; cash line; line item; cost item; benefit; "
        "item",
        "kind": "jenis; tipe; kind; type; category",
        "likely": "nilai; jumlah; mungkin; paling mungkin; likely; amount; value; most likely; "
        "amount per year",
        "low": "rendah; minimum; pesimis; low; min; pessimistic",
        "high": "tinggi; maksimum; optimis; high; max; optimistic",
        "first_year": "tahun pertama; tahun mulai; first year; start year; year",
        "years": "lama; jumlah tahun; years; duration; number of years",
    },
    "stance": {
        "value": "sikap; nilai; stance; score; position",
        "reason": "alasan; reason; why",
    },
    "trend": {
        "name": "tren; kecenderungan; trend; development; megatrend",
        "effect": "dampak; akibat; pengaruh; effect; implication",
        "response": "tanggapan; respons; response; what to do",
    },
    "measurement": {
        "value": "nilai; angka; realisasi; capaian; actual; value; figure",
        "date": "tanggal; periode; date",
    },
    "criterion": {
        "name": "kriteria; criterion; criteria",
        "weight": "bobot; weight",
    },
    "assessment": {
        "score": "skor; nilai; score; rating",
        "rater": "penilai; rater; assessor; scored by",
    },
}  # fmt: skip

# Words of a sheet's name or of the titles above its header that tell what it lists.
SUBJECTS: dict[str, str] = {
    "organisation": "partner; partners; mitra; stakeholder; stakeholders; pemangku; organisasi; "
    "organisations; vendors; suppliers; companies; contacts; kontak; perusahaan",
    "relationship": "relationship; relationships; hubungan; links; edges; relations; relasi; kerja sama",
    "risk": "risk; risks; risiko; risk register; daftar risiko; risk log",
    "goal": "goals; objectives; tujuan; sasaran",
    "kpi": "kpi; kpis; indikator; indicators; metrics",
    "task": "tasks; roadmap; tugas; kegiatan; rencana kerja; activities; gantt; action plan; jadwal",
    "capability": "capabilities; kapabilitas; kemampuan",
    "platform": "platforms; systems; aplikasi; platform",
    "data_protocol": "data protocols; protokol data; data sharing; berbagi data; data processing",
    "cash_line": "cash; roi; budget; anggaran; biaya; cost benefit",
    "trend": "trends; tren",
}  # fmt: skip
