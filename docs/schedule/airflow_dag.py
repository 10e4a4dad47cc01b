"""Look after the workbook's schedule with Airflow 3: every hour, one run at a time.

Copy it into the folder of DAGs. WORKBOOK is the workbook's folder and KEEP the one that packs are
copied to; both are Airflow variables. The calendar says what is due, so Airflow catches up nothing
by itself.
"""

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

with DAG(
    dag_id="workbook",
    schedule="@hourly",
    start_date=pendulum.datetime(2015, 1, 1, tz="Europe/London"),
    catchup=False,
    max_active_runs=1,
):
    build = BashOperator(
        task_id="build_what_is_due",
        bash_command=".venv/bin/workbook build --due",
        cwd="{{ var.value.WORKBOOK }}",
        env={"TZ": "Europe/London"},
        append_env=True,
    )
    keep = BashOperator(
        task_id="keep_reports",
        bash_command='mkdir -p "$KEEP" && cp -R reports/. "$KEEP"',
        cwd="{{ var.value.WORKBOOK }}",
        env={"KEEP": "{{ var.value.KEEP }}"},
        append_env=True,
    )
    # A teardown runs after a build that failed too, and does not hide that it failed.
    build >> keep.as_teardown()
