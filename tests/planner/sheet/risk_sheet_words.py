"""What stands in made-up registers: headings, risks and level words in several languages, as data."""

from __future__ import annotations

HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "number": ("No", "#", "S/N"),
        "code": ("Risk ID", "Ref", "Risk No."),
        "title": ("Risk description", "Risk", "Risk event"),
        "category": ("Category", "Risk category"),
        "cause": ("Cause", "Root cause", "Risk driver"),
        "consequence": ("Consequence", "Effects", "Business impact"),
        "likelihood": ("Likelihood", "Probability", "Likelihood rating"),
        "impact": ("Impact", "Severity", "Impact score"),
        "score": ("Score", "Risk score", "Rating"),
        "owner": ("Risk owner", "Responsible person"),
        "status": ("Status", "Risk status"),
        "kind": ("Threat / Opportunity", "T/O", "Type"),
        "review_date": ("Next review", "Review date"),
        "raised_on": ("Date raised", "Date identified"),
        "action": ("Mitigation", "Treatment plan", "Mitigating actions"),
        "action.due": ("Due date", "Deadline"),
        "loss_low": ("Minimum loss",),
        "loss_high": ("Maximum loss",),
        "action.one_off_cost": ("Mitigation cost",),
    },
    "id": {
        "number": ("No", "No. Urut"),
        "code": ("Kode Risiko", "ID Risiko"),
        "title": ("Risiko", "Pernyataan Risiko", "Kejadian Risiko"),
        "category": ("Kategori", "Kategori Risiko"),
        "cause": ("Penyebab", "Akar Masalah"),
        "consequence": ("Dampak bisnis", "Konsekuensi", "Uraian Dampak"),
        "likelihood": ("Kemungkinan", "Tingkat Kemungkinan"),
        "impact": ("Dampak", "Tingkat Dampak", "Keparahan"),
        "score": ("Skor Risiko", "Besaran Risiko"),
        "owner": ("Pemilik Risiko", "Penanggung jawab"),
        "status": ("Status", "Status Risiko"),
        "kind": ("Ancaman/Peluang", "Jenis"),
        "review_date": ("Tanggal Reviu",),
        "raised_on": ("Tanggal Identifikasi",),
        "action": ("Mitigasi", "Rencana Tindak", "Rencana Penanganan"),
        "action.due": ("Tenggat", "Batas Waktu"),
        "loss_low": ("Kerugian minimum",),
        "loss_high": ("Kerugian maksimum",),
        "action.one_off_cost": ("Biaya mitigasi",),
    },
    "es": {
        "number": ("N.º", "No"),
        "code": ("Código", "ID"),
        "title": ("Riesgo", "Descripción del riesgo"),
        "category": ("Categoría",),
        "cause": ("Causa",),
        "consequence": ("Consecuencia", "Efecto"),
        "likelihood": ("Probabilidad",),
        "impact": ("Impacto",),
        "score": ("Puntuación",),
        "owner": ("Responsable", "Dueño del riesgo"),
        "status": ("Estado",),
        "kind": ("Amenaza/Oportunidad",),
        "review_date": ("Fecha de revisión",),
        "raised_on": ("Fecha de identificación",),
        "action": ("Mitigación", "Plan de acción"),
        "action.due": ("Fecha límite",),
        "loss_low": ("Pérdida mínima",),
        "loss_high": ("Pérdida máxima",),
        "action.one_off_cost": ("Costo",),
    },
    "ru": {
        "number": ("№", "№ п/п"),
        "code": ("Код риска",),
        "title": ("Риск", "Описание риска"),
        "category": ("Категория",),
        "cause": ("Причина",),
        "consequence": ("Последствия",),
        "likelihood": ("Вероятность",),
        "impact": ("Влияние", "Воздействие"),
        "score": ("Балл",),
        "owner": ("Владелец риска", "Ответственный"),
        "status": ("Статус",),
        "kind": ("Угроза/Возможность",),
        "review_date": ("Дата пересмотра",),
        "raised_on": ("Дата выявления",),
        "action": ("Мероприятия", "Меры реагирования"),
        "action.due": ("Срок",),
        "loss_low": ("Минимальный ущерб",),
        "loss_high": ("Максимальный ущерб",),
        "action.one_off_cost": ("Стоимость",),
    },
}
RESIDUAL: dict[str, tuple[str, ...]] = {
    "en": ("New {}", "Residual {}", "Net {}", "{} after treatment", "Revised {}"),
    "id": ("{} Residual", "{} Baru", "{} setelah mitigasi"),
    "es": ("{} residual",),
    "ru": ("Остаточная {}",),
}
GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (("Inherent", "Residual"), ("Current", "New"), ("Initial", "After mitigation")),
    "id": (("Inheren", "Residual"), ("Awal", "Baru")),
    "es": (("Inherente", "Residual"),),
    "ru": (("Исходный", "Остаточный"),),
}
# Titles, causes, consequences and actions, of which a register draws its own.
TITLES: dict[str, tuple[str, ...]] = {
    "en": (
        "Settlement stops on a busy evening", "Two partners quarrel over the price list",
        "A regulator asks for another licence", "Data of shops leaks through a reseller",
        "The only router maker leaves the market", "Field staff resign before the launch",
        "Total loss of the backup site", "Source code is copied by a rival", "Date of the launch slips again",
        "Fraud with printed codes spreads", "Exchange rates double the hardware bill", "Terminals overheat",
        "Note of the audit is ignored", "Training reaches too few shops",
    ),
    "id": (
        "Penyelesaian dana terhenti pada malam ramai", "Dua mitra berselisih soal tarif",
        "Izin baru diminta regulator", "Data toko bocor lewat pengecer", "Pembuat perangkat keluar dari pasar",
        "Petugas lapangan mengundurkan diri", "Jumlah pelanggan turun tajam", "Sumber listrik cadangan rusak",
        "Tanggal peluncuran mundur lagi", "Penipuan kode cetak meluas", "Kurs melipatgandakan biaya perangkat",
        "Terminal terlalu panas", "Catatan audit diabaikan", "Pelatihan menjangkau terlalu sedikit toko",
    ),
    "es": (
        "La liquidación se detiene una noche", "Dos socios discuten la tarifa",
        "El regulador pide otra licencia", "Se filtran datos de comercios", "El fabricante deja el mercado",
        "El personal renuncia", "Se pierde el sitio de respaldo", "El lanzamiento se retrasa",
        "Se extiende el fraude", "El tipo de cambio duplica el costo",
    ),
    "ru": (
        "Расчёты останавливаются вечером", "Партнёры спорят о тарифе", "Регулятор требует лицензию",
        "Утечка данных магазинов", "Поставщик уходит с рынка", "Сотрудники увольняются",
        "Потеря резервной площадки", "Запуск снова откладывается", "Растёт мошенничество", "Курс удваивает счёт",
    ),
}  # fmt: skip
CAUSES = ("One point of failure", "Kontrak tidak jelas", "Old software, no test", "Too few people")
CONSEQUENCES = ("Shops cannot be paid", "Biaya naik, kepercayaan turun", "The launch waits", "Sanksi")
ACTIONS = ("Test under load", "Buat jalur cadangan", "Sign a second contract", "Latih petugas", "Insure it")
OWNERS = ("Sari", "Budi Santoso", "Head of Operations", "Divisi TI", "A. Rahman")
CATEGORIES = {
    "Operational": "operational", "Operasional": "operational", "Legal": "legal", "Hukum": "legal",
    "Keamanan siber": "cyber security", "Finance": "financial", "Reputasi": "reputation", "Pasar": "market",
}  # fmt: skip
STATUSES = {
    "Open": "open", "Terbuka": "open", "In progress": "treating", "Dipantau": "monitoring",
    "Closed": "closed", "Selesai": "closed",
}  # fmt: skip
KINDS = {
    "en": (("T", "O"), ("Threat", "Opportunity")),
    "id": (("A", "P"), ("T", "O"), ("Ancaman", "Peluang")),
    "es": (("Amenaza", "Oportunidad"),),
    "ru": (("Угроза", "Возможность"),),
}
# Words of the five levels, lowest first: of a likelihood, and of any level.
LIKELIHOOD: dict[str, tuple[str, ...]] = {
    "en": ("Rare", "Unlikely", "Possible", "Likely", "Almost certain"),
    "id": ("Hampir tidak terjadi", "Jarang", "Mungkin", "Sering terjadi", "Hampir pasti"),
    "es": ("Rara", "Improbable", "Posible", "Probable", "Casi segura"),
    "ru": ("крайне маловероятно", "маловероятно", "возможно", "весьма вероятно", "почти наверняка"),
}
ANY_LEVEL: dict[str, tuple[str, ...]] = {
    "en": ("Very low", "Low", "Medium", "High", "Very high"),
    "id": ("Sangat rendah", "Rendah", "Sedang", "Tinggi", "Sangat tinggi"),
    "es": ("Muy baja", "Baja", "Media", "Alta", "Muy alta"),
    "ru": ("очень низкая", "низкая", "средняя", "высокая", "очень высокая"),
}
ROMAN = ("I", "II", "III", "IV", "V")
TITLE_ABOVE = (
    "RISK REGISTER 2027",
    "DAFTAR RISIKO",
    "Client: Acme",
    "Unit: Operations",
    "Periode: Triwulan II",
)
LEGEND_BEGINS = ("Legend", "Keterangan:", "Catatan", "Notes:")
SECTIONS = ("A. Operations", "B. HUKUM", "C. Partners", "II. Data", "KEUANGAN DAN PASAR")
