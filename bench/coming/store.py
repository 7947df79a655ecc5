"""Run by changedetection.io's own interpreter: opens a store, adds a watch, makes a backup, prints how many watches it holds."""

import os
import sys

from changedetectionio.blueprint.backups import create_backup
from changedetectionio.store import ChangeDetectionStore

store = ChangeDetectionStore(datastore_path=sys.argv[1], include_default_watches=False)
store.add_watch(url="https://ybj.example.org/added.html", extras={"title": "Made by the program"})
create_backup(sys.argv[1], store.data["watching"], store.data["settings"]["application"]["tags"])
print(len(store.data["watching"]))
sys.stdout.flush()
os._exit(0)  # its threads would go on
