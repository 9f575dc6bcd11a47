"""Words that label and head notes everywhere and by themselves name nothing."""

from __future__ import annotations

GENERIC_WORDS = frozenset(
    """
    access accuracy action actions additional advanced advantages algorithm algorithms analysis analytics and
    answer api apis applications approach architecture associate auditing automatic automation availability
    based basic benefits best billing build built-in capabilities case cases certified challenges cli cloud
    collaboration common compliance components compute concepts configuration configurations considerations
    consistency console container containers core cost cost-effective costs creation custom customization data
    dataset datasets deployment deployments description design developer development differences documentation
    durability ease efficiency efficient elasticity endpoint endpoints engineer environment evaluation exam
    example examples experience fast features file files flexibility for framework frameworks free fully
    governance high how in inference infrastructure ingestion input insights instance instances integration
    integrations interface introduction isolation it job jobs key languages latency learning level lifecycle
    limitations list logging machine maintenance managed management metadata method methods metric metrics ml
    model models monitoring multi-language multiple name network no note notebook notebooks of offerings on
    operations optimization options orchestration output overview parallel parts performance permissions
    pipeline pipelines platform platforms policies popular pricing privacy problem processing production
    products projects provisioning purpose quality query question quick real-time region regions registry
    reliability reporting requirements resource resources role roles runtime scalability scalable scaling
    scenario scenarios scheduling sdk seamless search security serverless service services serving setup
    simple simplicity software solution solutions sources specific speed stack steps storage strategies
    strengths structured summary support supported systems task tasks team technique techniques templates
    testing the throughput time tips to tool tools trade-offs training training-serving transformation type
    types ui unified usage use user users value versatility version versioning versions visual visualization
    weaknesses what when where why with work workflow workflows workload workloads
    """.split()  # noqa: SIM905  # a list of one word a line would fill screens
)
